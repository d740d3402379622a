import { ProblemError } from '@sojourn/contract'
import { z } from 'zod'
import { chooseEncoding } from '../../http/choose-encoding.ts'
import { room } from '../../rooms/room.ts'
import { encodings, readScript, type TagScript } from './read-script.ts'

/** Name → what it is. */
const scripts = {
  'sojourn.js': 'The tracker for a tag: sessions, page views, queue, consent, commerce',
  'sojourn.full.js': 'The same with heartbeats, sections, metadata and autocapture',
}

/** The tracker's scripts, which pages of other origins load. */
export const trackerScripts = () =>
  Object.entries(scripts).map(([name, summary]) => trackerScript(name, summary))

function trackerScript(name: string, summary: string) {
  let loaded: Promise<TagScript> | undefined
  const load = () => {
    loaded ??= readScript(name)
    return loaded.catch((cause) => {
      loaded = undefined
      throw new ProblemError('not_found', 'The scripts are not built. npm run build makes them.', { cause })
    })
  }
  return room({
    guard: 'public',
    method: 'get',
    path: `/${name}`,
    tag: 'Pages',
    summary,
    answers: {
      200: { description: 'The script', schema: z.string(), contentType: 'text/javascript' },
      304: { description: 'It is the one that you have' },
    },
    problems: ['not_found'],
    handle: async ({ c }) => {
      const { etag, bodies } = await load()
      c.header('content-type', 'text/javascript; charset=utf-8')
      // Short, as the tag never changes its name: a new version should be with everybody soon.
      c.header('cache-control', 'public, max-age=3600, stale-while-revalidate=86400')
      c.header('etag', etag)
      c.header('vary', 'accept-encoding')
      c.header('access-control-allow-origin', '*')
      c.header('cross-origin-resource-policy', 'cross-origin')
      c.header('timing-allow-origin', '*')
      c.header('x-content-type-options', 'nosniff')
      if (c.req.header('if-none-match')?.includes(etag)) return c.body(null, 304)
      const encoding = chooseEncoding(c.req.header('accept-encoding') ?? '', encodings)
      if (encoding) c.header('content-encoding', encoding)
      return c.body(bodies[encoding])
    },
  })
}
