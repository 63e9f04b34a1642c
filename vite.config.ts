import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  plugins: [react(), tailwindcss()],
  build: {
    outDir: 'dist/app',
    emptyOutDir: true,
    // The page's Content-Security-Policy admits no data: fonts or scripts.
    assetsInlineLimit: 0,
    // `light-dark()` is what the two themes stand on; older browsers do not have it.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
  },
  test: { include: ['src/**/*.test.ts'], environment: 'node' },
})
