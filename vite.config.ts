import { constants } from 'node:zlib'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import type { Plugin } from 'vite'
import { compression, defineAlgorithm } from 'vite-plugin-compression2'
import { defineConfig } from 'vitest/config'
import { buildTarget } from './src/build/browsers.ts'
import { checkBrowsers } from './src/build/check-browsers.ts'
import { oldBrowserPage } from './src/build/old-browser-page.ts'

/** The page is in English: react-aria's words in 30 other languages would be a third of its code. */
const englishOnly: Plugin = {
  name: 'english-only',
  apply: 'build',
  enforce: 'pre',
  load: {
    filter: {
      id: /\/react-(aria|stately|aria-components)\/.+\/intl\/.+\/(?!en-)[a-z]{2}-[A-Z]{2}\.mjs$/,
    },
    handler: () => 'export default {}',
  },
}

/** The server sends these instead of compressing the same files for every reader. */
const compressed = compression({
  include: /\.(js|css|svg|json)$/,
  threshold: 1024,
  algorithms: [
    defineAlgorithm('brotliCompress', { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
    defineAlgorithm('gzip', { level: 9 }),
  ],
})

/** Names the script of a signed-in person's page, so that `index.html` can ask for it at once. */
const signedInScript: Plugin = {
  name: 'signed-in-script',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler: (_, { bundle = {} }) => {
      const file = Object.keys(bundle).find((name) => /^assets\/signed-in-[^/]+\.js$/.test(name))
      if (file === undefined) throw new Error('the build has no script for a signed-in person')
      const attrs = { name: 'signed-in-script', content: `/${file}` }
      return [{ tag: 'meta', attrs, injectTo: 'head-prepend' }]
    },
  },
}

/** The server and its threads, side by side. */
const serverBuild = {
  rollupOptions: {
    input: [
      'src/server/main.ts',
      'src/cli/winnow.ts',
      'src/server/duckdb/import-worker.ts',
      'src/server/http/body-worker.ts',
      'src/server/duckdb/word-worker.ts',
    ],
    output: { entryFileNames: '[name].js', chunkFileNames: '[name].js' },
  },
}

/** The sign-in page is one file. What several lazy parts share is in few files, by who shares it. */
const pageBuild = {
  target: buildTarget,
  rolldownOptions: {
    // The texts of a feature are constants of one module. Written into the files that use them, a text
    // of a lazy part loads with that part.
    optimization: { inlineConst: { mode: 'all' as const, pass: 2 } },
    output: {
      // The name of a shared file would list the parts that share it.
      chunkFileNames: ({ name }: { readonly name: string }) =>
        `assets/${name.startsWith('shared~') ? 'shared' : '[name]'}-[hash].js`,
      codeSplitting: {
        groups: [
          { name: 'sign-in', tags: ['$initial' as const], priority: 2 },
          // With all that it imports. Files that merge what lazy parts share may import each other in
          // a circle, and then run in the wrong order.
          { name: 'signed-in', test: /\/src\/app\/signed-in\.tsx$/, priority: 1 },
        ],
      },
    },
  },
}

export default defineConfig(({ isSsrBuild }) => ({
  plugins: [
    react(),
    tailwindcss(),
    englishOnly,
    oldBrowserPage,
    ...(isSsrBuild ? [] : [signedInScript, compressed, checkBrowsers()]),
  ],
  // The server writes the nonce of each response in its place.
  html: { cspNonce: 'CSP_NONCE' },
  build: {
    ...(isSsrBuild ? serverBuild : pageBuild),
    outDir: 'dist/app',
    emptyOutDir: true,
    // The page's Content-Security-Policy admits no data: fonts or scripts.
    assetsInlineLimit: 0,
    // Everything on the one page is needed at once; `size-limit` is what watches the size.
    chunkSizeWarningLimit: 1000,
  },
  test: {
    // What only a ClickHouse can be asked (`npm run test:clickhouse`).
    include: [
      'src/**/*.test.{ts,tsx}',
      ...(process.env.CLICKHOUSE_URL ? ['src/**/*.clickhouse.ts'] : []),
    ],
    environment: 'node',
    // By default one core is left free, on a machine of two half of all.
    maxWorkers: '100%',
    // Nothing here is timed: a busy machine may take long.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
}))
