import type { Frame } from '@sojourn/analytics'
import type { LiveAnswer } from '@sojourn/contract'
import type { Reads } from '../reads.ts'
import type { LiveBus } from './live-bus.ts'
import { presentLive } from './present-live.ts'
import { shareReading } from './share-reading.ts'

/** Sessions that a reading holds; whoever asks may be given fewer. */
const liveSessionsMax = 100
/** How often open streams are told who is here. */
export const tellEveryMs = 5_000

/** Who is here, and what happens, for any number who look. */
export interface LiveFeed {
  readonly bus: LiveBus
  /** Who is here now. */
  read(siteIds: readonly string[]): Promise<LiveAnswer>
  /** Who is here now of those that fit the filters and the segment of a question. */
  readFitting(asked: Frame): Promise<LiveAnswer>
  /** The same, up to {@link tellEveryMs} old: what open streams share. */
  readRecent(siteIds: readonly string[]): Promise<LiveAnswer>
}

/** Makes the feed of a server; its bus is to be told of what is committed. */
export function createLiveFeed(deps: {
  reads: Pick<Reads, 'live'>
  settle: () => Promise<void>
  bus: LiveBus
  now: () => number
}): LiveFeed {
  const { reads, settle, bus, now } = deps
  const read = shareReading(async (siteIds) => {
    await settle()
    const at = now()
    return presentLive(await reads.live({ siteIds, filters: [], now: at }, liveSessionsMax), at)
  })
  const recent = new Map<string, { readonly at: number; readonly reading: Promise<LiveAnswer> }>()
  return {
    bus,
    read,
    async readFitting(asked) {
      await settle()
      return presentLive(await reads.live(asked, liveSessionsMax), asked.now)
    },
    readRecent(siteIds) {
      const key = siteIds.join(' ')
      const at = now()
      for (const [one, known] of recent) if (known.at + tellEveryMs <= at) recent.delete(one)
      const reading = recent.get(key)?.reading ?? read(siteIds)
      if (!recent.has(key)) recent.set(key, { at, reading })
      return reading
    },
  }
}
