import { ProblemError } from '@sojourn/contract'
import { z } from 'zod'
import { chooseEncoding } from '../../http/choose-encoding.ts'
import { room } from '../../rooms/room.ts'
import { readBuiltPage } from '../built-pages.ts'
import { compress, encodings } from './compress.ts'

/** What the dashboard's document loads: scripts, styles, the icon. */
export const dashboardAssets = () => [
  room({
    guard: 'public',
    method: 'get',
    path: '/assets/{name}',
    tag: 'Pages',
    summary: 'What the dashboard loads',
    params: z.object({ name: z.string() }),
    answers: {
      200: { description: 'A script or a style', schema: z.string(), contentType: 'text/javascript' },
    },
    problems: ['not_found'],
    handle: async ({ c, params: { name } }) => {
      const file = await readBuiltPage(`assets/${name}`)
      if (!file) throw new ProblemError('not_found', 'There is no such file. Load the page again.')
      c.header('content-type', file.contentType)
      c.header('cache-control', 'public, max-age=31536000, immutable')
      c.header('x-content-type-options', 'nosniff')
      c.header('vary', 'accept-encoding')
      const encoding = chooseEncoding(c.req.header('accept-encoding') ?? '', encodings)
      if (encoding === '') return c.body(file.bytes)
      c.header('content-encoding', encoding)
      return c.body(await compress(name, file, encoding))
    },
  }),
  room({
    guard: 'public',
    method: 'get',
    path: '/icon.svg',
    tag: 'Pages',
    summary: 'The icon of the dashboard',
    answers: { 200: { description: 'A picture', schema: z.string(), contentType: 'image/svg+xml' } },
    problems: ['not_found'],
    handle: async ({ c }) => {
      const file = await readBuiltPage('icon.svg')
      if (!file) throw new ProblemError('not_found', 'The pages of the dashboard are not built.')
      c.header('content-type', file.contentType)
      c.header('cache-control', 'public, max-age=86400')
      return c.body(file.bytes)
    },
  }),
]
