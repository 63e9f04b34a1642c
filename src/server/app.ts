import { Hono } from 'hono'
import { compress } from 'hono/compress'
import { methodNotAllowed } from 'hono/method-not-allowed'
import { requestId } from 'hono/request-id'
import { ErrorAnswer, failure } from '#server/http/error-answers.ts'
import { releaseBody } from '#server/http/read-body.ts'
import type { RouteDependencies } from '#server/routes/route-dependencies.ts'
import { isApiPath, mountApi } from '#server/routes/routes.ts'
import type { AppEnv } from '#server/http/context.ts'
import { TooManyWaiting } from '#server/system/fair-turns.ts'
import { isDiskFull } from '#server/system/system-code.ts'
import { errorForLog } from '#server/http/error-for-log.ts'
import { fragmentInPath } from '#server/http/fragment-in-path.ts'
import type { GatewayDependencies } from '#server/gateway/gateway-dependencies.ts'
import { mountGateway } from '#server/gateway/gateway.ts'
import type { Service } from '#server/gateway/service.ts'
import { refuseWhileStopping, type Lifecycle } from '#server/http/lifecycle.ts'
import { openApiDocument } from '#server/openapi/openapi-document.ts'
import { ownAddressOnly } from '#server/http/own-address.ts'
import { requestLog } from '#server/http/request-log.ts'
import { boundRequestsOfPlace } from '#server/http/requests-of-place.ts'
import { securityHeaders } from '#server/http/security-headers.ts'
import { serveApp } from '#server/http/serve-app.ts'
import { CallerGone } from '#server/system/caller-gone.ts'
import { TookTooLong } from '#server/store/store.ts'

export type AppDependencies = RouteDependencies &
  GatewayDependencies & {
    /** Reads the changes of other servers in a shared store; null without one. */
    readonly refresh: (() => Promise<void>) | null
    readonly service: Service | null
    readonly lifecycle: Lifecycle
    /** Further names that the server answers to. */
    readonly allowedHosts: readonly string[]
    readonly connectionsPerAddress: number
    /** Null when something else serves the app, as in development. */
    readonly appFolder: string | null
  }

/** The whole server as a function of a request: the API and the built app. */
export function createApp(dependencies: AppDependencies): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  app.use(requestId())
  app.use(requestLog(dependencies.log))
  app.use(dependencies.metrics.requests)
  app.use(securityHeaders(dependencies))
  app.use(refuseWhileStopping(dependencies.lifecycle))
  if (dependencies.trustProxy) {
    app.use(boundRequestsOfPlace(dependencies.connectionsPerAddress))
  }
  app.use(ownAddressOnly(dependencies))
  app.use(releaseBody())
  app.use(
    methodNotAllowed<AppEnv>({
      app,
      onMethodNotAllowed: (c, methods) => {
        return c.json(...answerOf(failure.wrongMethod(methods.join(', '))))
      },
    }),
  )
  const { refresh } = dependencies
  if (refresh) {
    app.use(async (c, next) => {
      if (isApiPath(c.req.path)) await refresh()
      await next()
    })
  }
  // Before the compression: the bytes of the service are passed on as they are.
  if (dependencies.service) mountGateway(app, dependencies.service, dependencies)
  // Exports are `text/csv` or `application/jsonl`, and stay as they are.
  app.use(compress({ contentTypeFilter: /^application\/json(;|$)/ }))
  mountApi(app, dependencies)
  app.get('/openapi.json', (c) => c.json(openApiDocument()))
  app.use(fragmentInPath())
  const { appFolder } = dependencies
  if (appFolder !== null) {
    const serve = serveApp(appFolder)
    app.use(async (c, next) => (isApiPath(c.req.path) ? next() : serve(c, next)))
  }
  app.notFound((c) => c.json(...answerOf(failure.noPath())))
  app.onError((error, c) => {
    const known = failureOf(error)
    if (known) return c.json(...answerOf(known))
    const request_id = c.get('requestId')
    dependencies.log.error({ request_id, ...errorForLog(error) }, 'request failed')
    dependencies.log.debug({ request_id, err: error }, 'request failed')
    return c.json(...answerOf(isDiskFull(error) ? failure.diskFull() : failure.broken(request_id)))
  })
  return app
}

function failureOf(error: unknown): ErrorAnswer | null {
  if (error instanceof ErrorAnswer) return error
  if (error instanceof CallerGone) return failure.callerGone()
  if (error instanceof TookTooLong) return failure.tookTooLong()
  if (error instanceof TooManyWaiting) return failure.tooManyWaiting(error.waiting)
  return null
}

const answerOf = ({ status, detail, headers }: ErrorAnswer) =>
  [{ detail }, status, { ...headers }] as const
