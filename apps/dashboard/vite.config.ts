import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

/** Where a running Sojourn answers while the pages are worked on (`npx vite` in this folder). */
const server = process.env.SOJOURN_URL ?? 'http://127.0.0.1:4300'

const compress = promisify(brotliCompress)

/** Lays every script and style beside itself as small as Brotli makes it: that takes seconds, and no server should. */
const brotli: Plugin = {
  name: 'brotli',
  apply: 'build',
  async writeBundle({ dir = '' }, files) {
    const names = Object.keys(files).filter((name) => /\.(js|css)$/.test(name))
    await Promise.all(
      names.map(async (name) => {
        const file = path.join(dir, name)
        await writeFile(`${file}.br`, await compress(await readFile(file)))
      }),
    )
  },
}

export default defineConfig({
  plugins: [react(), brotli],
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
