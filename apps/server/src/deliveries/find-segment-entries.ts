import { createHash } from 'node:crypto'
import { dropLooks, newcomers, takeLook } from '@sojourn/analytics'
import type { Catalog, SegmentWatch } from '@sojourn/catalog'
import { segmentRule } from '@sojourn/contract'
import type { Warehouse } from '@sojourn/warehouse'

type Webhook = Awaited<ReturnType<Catalog['webhooks']['listening']>>[number]
type Message = Parameters<Catalog['deliveries']['add']>[0][number]

interface Deps {
  readonly catalog: Pick<Catalog, 'webhooks' | 'deliveries' | 'segments' | 'segmentWatches'>
  readonly warehouse: Warehouse
}

/** A segment of a site, and who is told of it. */
interface Wanted {
  readonly segmentId: string
  readonly siteId: string
  readonly organizationId: string
  readonly webhooks: Webhook[]
}

/** How often it is looked who is in a segment; a little less than minutes. */
const everyMs = 5 * 60_000 - 10_000
const pageMax = 1000

/**
 * Looks who is in the segments that webhooks are told of and was not at the last look, and puts that into the queue. The
 * first look at a segment, and the first by another rule, tells nobody. Answers how many messages are new.
 */
export async function findSegmentEntries(deps: Deps, now: number): Promise<number> {
  const { catalog, warehouse } = deps
  const wanted = wantedBy(await catalog.webhooks.listening(['segment.entered']))
  const watches = new Map((await catalog.segmentWatches.all()).map((watch) => [keyOf(watch), watch]))
  const kept: number[] = []
  let next = Math.max(now * 1000, ...[...watches.values()].map(({ look }) => look + 1))
  let found = 0
  for (const [key, want] of wanted) {
    const watch = watches.get(key)
    if (watch && now - watch.lookedAt.getTime() < everyMs) {
      kept.push(watch.look)
      continue
    }
    const look = next++
    const added = await lookAt(deps, want, watch, { look, now })
    if (added === undefined) continue
    found += added
    kept.push(look)
  }
  for (const [key, { segmentId, siteId }] of watches)
    if (!wanted.has(key)) await catalog.segmentWatches.remove(segmentId, siteId)
  await dropLooks(warehouse, kept)
  return found
}

/** Undefined: the segment is gone. */
async function lookAt(
  { catalog, warehouse }: Deps,
  { segmentId, siteId, organizationId, webhooks }: Wanted,
  watch: SegmentWatch | undefined,
  { look, now }: { readonly look: number; readonly now: number },
): Promise<number | undefined> {
  const segment = await catalog.segments.get(organizationId, segmentId)
  if (!segment) return undefined
  const rule = createHash('sha256').update(JSON.stringify(segment.rule)).digest('base64url')
  await takeLook(warehouse, siteId, segmentRule.parse(segment.rule), { look, now })
  let found = 0
  if (watch?.rule === rule) {
    // Who listens only since then is told of what comes.
    const told = webhooks.filter(({ updatedAt }) => updatedAt <= watch.lookedAt)
    const subject = { segment: { segmentId, name: segment.name } }
    for (let after = '0'; told.length > 0; ) {
      const page = await newcomers(warehouse, siteId, { look, before: watch.look, after, limit: pageMax })
      const messages = page.flatMap(({ person, ...key }) =>
        told.map(({ webhookId }): Message => {
          const once = `${webhookId} segment.entered ${segmentId} ${person} ${watch.look}`
          const content = { subject: { ...key, ...subject } }
          return {
            organizationId,
            siteId,
            webhookId,
            channel: 'webhook',
            key: once,
            type: 'segment.entered',
            content,
          }
        }),
      )
      found += await catalog.deliveries.add(messages, new Date(now))
      const last = page.at(-1)
      if (!last) break
      after = last.person
    }
  }
  // Stopped before here, the next look is compared with the same one, and the same messages are none.
  await catalog.segmentWatches.put({ organizationId, segmentId, siteId, look, rule, lookedAt: new Date(now) })
  return found
}

const keyOf = ({ segmentId, siteId }: { readonly segmentId: string; readonly siteId: string }) =>
  `${segmentId} ${siteId}`

function wantedBy(webhooks: readonly Webhook[]): Map<string, Wanted> {
  const wanted = new Map<string, Wanted>()
  for (const webhook of webhooks) {
    const { siteId, organizationId } = webhook
    for (const segmentId of webhook.segmentIds) {
      const key = keyOf({ segmentId, siteId })
      const here = wanted.get(key) ?? { segmentId, siteId, organizationId, webhooks: [] }
      here.webhooks.push(webhook)
      wanted.set(key, here)
    }
  }
  return wanted
}
