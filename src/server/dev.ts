import { createServer } from 'vite'
import { isApiPath } from '#server/routes/routes.ts'
import { isFragmentInPath } from '#server/http/fragment-in-path.ts'
import { readOptions } from '#server/start/options.ts'
import { reportStart } from '#server/start/report-start.ts'
import { runServer } from './run-server.ts'
import { readVersion } from './version.ts'

const version = readVersion()
await reportStart(
  runServer(readOptions(process.argv, version), version, {
    appFolder: null,
    graceMs: 0,
    wrap: async (server, api) => {
      const vite = await createServer({
        appType: 'spa',
        server: { middlewareMode: true, hmr: { server } },
      })
      return (request, response) => {
        const [path = '/'] = (request.url ?? '/').split('?')
        if (isApiPath(path) || isFragmentInPath(path)) return api(request, response)
        return vite.middlewares(request, response)
      }
    },
  }),
)
