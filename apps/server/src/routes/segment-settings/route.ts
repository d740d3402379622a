import { ProblemError } from '@sojourn/contract'
import { z } from 'zod'
import type { Directory } from '../../credentials/caller.ts'
import type { Context } from '../../http/app-env.ts'
import { allowReadingAnswer } from '../../http/cors.ts'
import { room } from '../../rooms/room.ts'
import { segmentSettings } from '../../segment/segment-settings.ts'

/** Public: the write key is in the path, and nothing is told but the address that the caller used. */
export const readSegmentSettings = ({
  catalog,
  trustProxyHops,
}: {
  catalog: Pick<Directory, 'keyOf'>
  trustProxyHops: number
}) =>
  room({
    guard: 'public',
    method: 'get',
    path: '/v1/projects/{writeKey}/settings',
    tag: 'Segment',
    summary: "Settings that Segment's browser and mobile libraries ask for first",
    params: z.object({ writeKey: z.string() }),
    answers: {
      200: { description: 'Settings that point back here', schema: z.record(z.string(), z.unknown()) },
    },
    problems: ['not_found'],
    handle: ({ c, params: { writeKey } }) => {
      allowReadingAnswer(c)
      if (catalog.keyOf(writeKey)?.kind !== 'write')
        throw new ProblemError('not_found', 'There is no write key like this. Use one of this installation.')
      return c.json(segmentSettings({ writeKey, ...addressOf(c, trustProxyHops > 0) }))
    },
  })

/** The address that the caller used, through proxies where they are trusted. */
function addressOf(c: Context, behindProxy: boolean): { host: string; protocol: 'http' | 'https' } {
  const { host, protocol } = new URL(c.req.url)
  const forwarded = (name: string) =>
    behindProxy ? c.req.header(name)?.split(',', 1)[0]?.trim() || undefined : undefined
  const secure = (forwarded('x-forwarded-proto') ?? protocol.slice(0, -1)) === 'https'
  return { host: forwarded('x-forwarded-host') ?? host, protocol: secure ? 'https' : 'http' }
}
