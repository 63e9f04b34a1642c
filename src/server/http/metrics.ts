import type { MiddlewareHandler } from 'hono'
import { Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { AppEnv } from './context.ts'
import { routeOf } from './request-log.ts'
import type { BytesEnd } from './watch-bytes.ts'

/** No label may hold a person, a queue or a value. */
export type Metrics = {
  readonly registry: Registry
  readonly requests: MiddlewareHandler<AppEnv>
  readonly exported: (format: string, bytes: number) => void
  readonly exportEnded: (format: string, how: BytesEnd) => void
  readonly signInFailed: () => void
}

type Gauges = {
  readonly version: string
  readonly exportsRunning: () => number
  readonly queuesPreparing: () => number
}

export function createMetrics(gauges: Gauges): Metrics {
  const registry = new Registry()
  const registers = [registry]
  const requests = new Counter({
    name: 'winnow_http_requests_total',
    help: 'Answered requests.',
    labelNames: ['method', 'route', 'status'],
    registers,
  })
  const durations = new Histogram({
    name: 'winnow_http_request_duration_seconds',
    help: 'Seconds from a request to the head of its answer; for a file, to its first bytes.',
    labelNames: ['method', 'route'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60],
    registers,
  })
  const exports = new Counter({
    name: 'winnow_exports_total',
    help: 'Ended exports: finished, left by their reader, or failed.',
    labelNames: ['format', 'outcome'],
    registers,
  })
  const exportBytes = new Counter({
    name: 'winnow_export_bytes_total',
    help: 'Bytes of files that clients received.',
    labelNames: ['format'],
    registers,
  })
  const signInFailures = new Counter({
    name: 'winnow_sign_in_failures_total',
    help: 'Refused credentials.',
    registers,
  })
  new Gauge({
    name: 'winnow_info',
    help: 'The running version.',
    labelNames: ['version'],
    registers,
  }).set({ version: gauges.version }, 1)
  gauge(registry, 'winnow_exports_running', 'Running exports.', gauges.exportsRunning)
  gauge(registry, 'winnow_queues_preparing', 'Queues being imported.', gauges.queuesPreparing)
  return {
    registry,
    requests: async (c, next) => {
      const stop = durations.startTimer()
      await next()
      const labels = { method: c.req.method, route: routeOf(c) }
      stop(labels)
      requests.inc({ ...labels, status: c.res.status })
    },
    exported: (format, bytes) => exportBytes.inc({ format }, bytes),
    exportEnded: (format, outcome) => exports.inc({ format, outcome }),
    signInFailed: () => signInFailures.inc(),
  }
}

const gauge = (registry: Registry, name: string, help: string, read: () => number): Gauge =>
  new Gauge({
    name,
    help,
    registers: [registry],
    collect() {
      this.set(read())
    },
  })
