import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { ProblemError } from '@sojourn/contract'
import { z } from 'zod'
import { room } from '../../rooms/room.ts'

const startScript = `SwaggerUIBundle({
  url: '/openapi.json',
  dom_id: '#docs',
  deepLinking: true,
  defaultModelsExpandDepth: 0,
  docExpansion: 'list',
  tryItOutEnabled: true,
  validatorUrl: null,
})
`

const require = createRequire(import.meta.url)

/** What the page of the API loads, by name. The files are those of the package swagger-ui-dist. */
const assets: Readonly<Record<string, { contentType: string; load: () => Promise<string> }>> = {
  'start.js': { contentType: 'text/javascript; charset=utf-8', load: async () => startScript },
  'swagger-ui-bundle.js': {
    contentType: 'text/javascript; charset=utf-8',
    load: () => readFile(require.resolve('swagger-ui-dist/swagger-ui-bundle.js'), 'utf8'),
  },
  'swagger-ui.css': {
    contentType: 'text/css; charset=utf-8',
    load: () => readFile(require.resolve('swagger-ui-dist/swagger-ui.css'), 'utf8'),
  },
}

export const apiDocsAsset = () => {
  const loaded = new Map<string, Promise<string>>()
  return room({
    guard: 'public',
    method: 'get',
    path: '/api/docs/assets/{name}',
    tag: 'Pages',
    summary: 'What the page of the API loads',
    params: z.object({ name: z.string() }),
    answers: {
      200: { description: 'A script or a style', schema: z.string(), contentType: 'text/javascript' },
    },
    problems: ['not_found'],
    handle: async ({ c, params: { name } }) => {
      const asset = Object.hasOwn(assets, name) ? assets[name] : undefined
      if (!asset) throw new ProblemError('not_found', 'There is no such file.')
      const text = loaded.get(name) ?? asset.load()
      loaded.set(name, text)
      c.header('content-type', asset.contentType)
      c.header('cache-control', 'public, max-age=3600')
      return c.body(await text)
    },
  })
}
