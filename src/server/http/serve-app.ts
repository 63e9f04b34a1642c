import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import type { Context, MiddlewareHandler } from 'hono'
import type { AppEnv } from './context.ts'

const notBuilt =
  'The app is not built. Run “npm run build”, or “npm run dev” while working on it.\n'

/** The app is one page; its state is in the fragment of the address. */
export function serveApp(folder: string): MiddlewareHandler<AppEnv> {
  const files = serveStatic<AppEnv>({ root: folder, precompressed: true })
  const index = async (c: Context<AppEnv>) => {
    // Read for every request: a cached page names files that a newer build has replaced.
    const html = await readFile(join(folder, 'index.html'), 'utf8').catch(() => null)
    if (html === null) return c.text(notBuilt, 503)
    // `no-store` also keeps the page out of Firefox's back/forward cache, where it would stay signed in.
    c.header('Cache-Control', 'no-store')
    // The build leaves a placeholder: in its scripts, and in a `meta` from which react-aria takes the
    // nonce for the style elements that it creates.
    return c.html(html.replaceAll('CSP_NONCE', c.get('secureHeadersNonce') ?? ''))
  }
  return async (c, next) => {
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD') return next()
    if (c.req.path === '/' || c.req.path === '/index.html') return index(c)
    const file = await files(c, next)
    if (!(file instanceof Response)) return
    const isHashed = c.req.path.startsWith('/assets/')
    file.headers.set('Cache-Control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache')
    return file
  }
}
