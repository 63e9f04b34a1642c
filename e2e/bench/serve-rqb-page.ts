import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { build, preview } from 'vite'
import { freePort } from '../support/start-server.ts'

export async function serveRqbPage(): Promise<{ url: string; stop: () => Promise<void> }> {
  const outDir = mkdtempSync(join(tmpdir(), 'winnow-rqb-'))
  const page = {
    root: join(import.meta.dirname, 'rqb-page'),
    configFile: false,
    logLevel: 'warn',
    mode: 'production',
    define: { 'process.env.NODE_ENV': '"production"' },
  } as const
  await build({
    ...page,
    plugins: [react()],
    build: { outDir, emptyOutDir: true, chunkSizeWarningLimit: 1000 },
  })
  const port = await freePort()
  const server = await preview({
    ...page,
    build: { outDir },
    preview: { host: '127.0.0.1', port, strictPort: true },
  })
  return {
    url: `http://127.0.0.1:${port}`,
    stop: async () => {
      await server.close()
      rmSync(outDir, { recursive: true, force: true })
    },
  }
}
