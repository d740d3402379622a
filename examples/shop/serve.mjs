import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'

const folder = new URL('.', import.meta.url)
const types = { css: 'text/css', js: 'text/javascript' }

/** Which file a path is; undefined where there is none. */
function fileOf(path) {
  const asset = /^\/(\w+\.(?:css|js))$/.exec(path)
  if (asset) return `public/${asset[1]}`
  if (/^\/products\/[\w-]+$/.test(path)) return 'pages/product.html'
  const page = /^\/(cart|checkout|confirmation|quiz)?$/.exec(path)
  return page ? `pages/${page[1] ?? 'list'}.html` : undefined
}

/**
 * Serves the shop. In its pages, `{{sojourn}}` becomes the snippet of the tracker.
 * @param {{ sojournUrl: string, writeKey: string, port: number }} options `port` 0: any free one
 * @returns {Promise<{ url: string, stop(): Promise<void> }>}
 */
export async function serveShop({ sojournUrl, writeKey, port }) {
  const snippet = `<script>
      // Calls made before the script is there wait in here.
      window.sojourn = window.sojourn || function () { (sojourn.q = sojourn.q || []).push(arguments) }
    </script>
    <script defer src="${sojournUrl}/sojourn.js" data-write-key="${writeKey}" data-flush-seconds="1"></script>`

  const server = createServer(async (request, response) => {
    const file = fileOf(new URL(request.url, 'http://shop').pathname)
    if (!file) return response.writeHead(404).end('There is nothing here.')
    const text = await readFile(new URL(file, folder), 'utf8')
    const type = types[file.split('.').at(-1)] ?? 'text/html'
    response.writeHead(200, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store' })
    response.end(text.replace('{{sojourn}}', () => snippet))
  })
  await new Promise((resolve) => server.listen(port, resolve))
  return {
    url: `http://localhost:${server.address().port}`,
    async stop() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const { SOJOURN_URL = 'http://localhost:4300', SOJOURN_WRITE_KEY, PORT = '4400' } = process.env
  if (!SOJOURN_WRITE_KEY) {
    console.error('Name the write key of a site: SOJOURN_WRITE_KEY=pk_… npm start')
    process.exit(1)
  }
  const { url } = await serveShop({
    sojournUrl: SOJOURN_URL,
    writeKey: SOJOURN_WRITE_KEY,
    port: Number(PORT),
  })
  console.log(`The shop is on ${url}`)
}
