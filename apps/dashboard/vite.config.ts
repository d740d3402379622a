import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** Where a running Sojourn answers while the pages are worked on (`npx vite` in this folder). */
const server = process.env.SOJOURN_URL ?? 'http://127.0.0.1:4300'

export default defineConfig({
  plugins: [react()],
  build: {
    outDir: '../../dist/dashboard',
    emptyOutDir: true,
    // What the charts need comes with the first page that draws one.
    chunkSizeWarningLimit: 800,
    reportCompressedSize: false,
    // light-dark() as it is: these and newer know it.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    // What most pages share is one file, which compresses better than the fifty that it would be.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'shared', minShareCount: 8 }] } } },
  },
  server: { proxy: { '/api': server, '/healthz': server, '/readyz': server } },
})
