import type { AppDependencies, Handler } from '#server/http/app-env.ts'
import { authenticate } from '#server/sign-in/authenticate.ts'

/** `GET current_user`. */
export const currentUser =
  (dependencies: AppDependencies): Handler =>
  async (c) => {
    const { user_id, email, first_name, last_name, is_admin } = await authenticate(c, dependencies)
    const role = is_admin ? 'admin' : 'user'
    return c.json({ id: user_id, email, first_name, last_name, role, permissions: [] })
  }

/** `GET healthcheck`: public, like the service's own. */
export const healthcheck =
  ({ version, shelf }: AppDependencies): Handler =>
  (c) =>
    c.json({
      status: 'ok',
      api_version: 'v2',
      message: 'Winnow is running.',
      version,
      preparing: shelf.preparing().length,
    })

/** `GET /winnow/metrics`: public; numbers alone, of nobody and of no queue (Prometheus' text format). */
export const metricsText =
  ({ metrics: { registry } }: AppDependencies): Handler =>
  async (c) =>
    c.body(await registry.metrics(), 200, { 'Content-Type': registry.contentType })

/** `GET /winnow/session`: what the app needs before anyone has signed in. */
export const session =
  ({ version, mode, sampleUsers, shelf, service }: AppDependencies): Handler =>
  (c) =>
    c.json({
      version,
      mode,
      service: service && new URL(service.base_url).host,
      sample_users: sampleUsers,
      // The names of a person's own queues are for those who have signed in.
      preparing: mode === 'sample' ? shelf.preparing() : [],
      failed: mode === 'sample' ? shelf.failed() : [],
    })
