import { Hono } from 'hono'
import { methodNotAllowed } from 'hono/method-not-allowed'
import { requestId } from 'hono/request-id'
import { ApiFailure, failure } from '#server/http/api-failure.ts'
import { releaseBody } from '#server/http/read-body.ts'
import { isApiPath, mountApi } from '#server/routes/routes.ts'
import type { AppDependencies, AppEnv } from '#server/http/app-env.ts'
import { TooManyWaiting } from '#server/system/fair-turns.ts'
import { isDiskFull } from '#server/system/system-code.ts'
import { errorForLog } from '#server/http/error-for-log.ts'
import { fragmentInPath } from '#server/http/fragment-in-path.ts'
import { mountGateway } from '#server/gateway/gateway.ts'
import { refuseWhileStopping } from '#server/http/lifecycle.ts'
import { openApiDocument } from '#server/http/openapi.ts'
import { ownAddressOnly } from '#server/http/own-address.ts'
import { requestLog } from '#server/http/request-log.ts'
import { boundRequestsOfPlace } from '#server/http/requests-of-place.ts'
import { securityHeaders } from '#server/http/security-headers.ts'
import { serveApp } from '#server/http/serve-app.ts'
import { CallerGone, TookTooLong } from '#server/store/store.ts'

/** The whole server as a function of a request: the API, and the built app where there is one. */
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
        const Allow = methods.join(', ')
        return c.json({ detail: `This path takes ${Allow} only.` }, 405, { Allow })
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
  mountApi(app, dependencies)
  if (dependencies.service) mountGateway(app, dependencies.service, dependencies)
  app.get('/openapi.json', (c) => c.json(openApiDocument()))
  app.use(fragmentInPath())
  const { appFolder } = dependencies
  if (appFolder !== null) {
    const serve = serveApp(appFolder)
    app.use(async (c, next) => (isApiPath(c.req.path) ? next() : serve(c, next)))
  }
  app.notFound((c) => c.json({ detail: 'There is nothing at this path.' }, 404))
  app.onError((thrown, c) => {
    const error = thrown instanceof TooManyWaiting ? failure.tooManyWaiting(thrown.waiting) : thrown
    if (error instanceof ApiFailure) {
      return c.json({ detail: error.detail }, error.status, { ...error.headers })
    }
    if (error instanceof CallerGone) return c.json({ detail: 'The caller has gone.' }, 503)
    if (error instanceof TookTooLong) {
      const detail = 'Answering this took too long, and was stopped. Ask for less at once.'
      return c.json({ detail }, 503, { 'Retry-After': '30' })
    }
    const request_id = c.get('requestId')
    dependencies.log.error({ request_id, ...errorForLog(error) }, 'request failed')
    dependencies.log.debug({ request_id, err: error }, 'request failed')
    if (isDiskFull(error)) {
      const detail =
        'The disk of this server is full, so this was not done. Ask whoever runs the server to make room, then try again.'
      return c.json({ detail }, 507)
    }
    const detail = `The server failed; nothing was exported. Its log has more under ${request_id}.`
    return c.json({ detail }, 500)
  })
  return app
}
