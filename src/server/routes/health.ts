import type { HealthcheckAnswer } from '#domain/contract/endpoints/server-info-schemas.ts'
import type { Handler } from '#server/http/context.ts'
import type { RouteDependencies } from './route-dependencies.ts'

/** Public, like the service's own. */
export const healthcheck =
  ({ version, servedQueues }: RouteDependencies): Handler =>
  (c) =>
    c.json({
      status: 'ok',
      api_version: 'v2',
      message: 'Winnow is running.',
      version,
      preparing: servedQueues.preparing().length,
      failed: servedQueues.failed().length,
    } satisfies HealthcheckAnswer)

/** Public. No label holds a person or a queue. */
export const metricsText =
  ({ metrics: { registry } }: RouteDependencies): Handler =>
  async (c) =>
    c.body(await registry.metrics(), 200, { 'Content-Type': registry.contentType })
