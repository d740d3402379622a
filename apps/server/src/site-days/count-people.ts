import { createHash } from 'node:crypto'
import { dayPeople, startOfDay } from '@sojourn/analytics'
import type { Site } from '@sojourn/catalog'
import type { SiteDaysDeps } from './compare-days.ts'
import { runsOf } from './tell-days.ts'

/**
 * Counts the people of the days of a site that are written: on the day, in the week and the month that end with it, and those
 * who came for the first time. Only days are counted of which, or before which, something changed. Answers how many.
 */
export async function countPeople(
  { catalog, warehouse }: SiteDaysDeps,
  { siteId, settings: { timezone } }: Site,
  { now, signal }: { readonly now: () => number; readonly signal: AbortSignal },
): Promise<number> {
  let before = ''
  // Who is new, and who came lately, is told from all days so far.
  const days = (await catalog.siteDays.list(siteId)).map((one) => {
    before = createHash('sha256').update(`${before} ${one.day} ${one.stamp}`).digest('base64url')
    const from = one.startsAt.getTime()
    return { ...one, from, to: startOfDay(from, timezone, { days: 1 }), told: before }
  })
  const due = days.filter(({ sealedAt, peopleStamp, told }) => sealedAt === null && peopleStamp !== told)
  for (const run of runsOf(due)) {
    signal.throwIfAborted()
    const [from, to] = [run[0]?.from ?? 0, run.at(-1)?.to ?? 0]
    const frame = { siteIds: [siteId], from, to, timezone, filters: [], now: now() }
    const counted = await dayPeople(warehouse, frame, { signal })
    const countedAt = now()
    const rows = run.flatMap(({ day, from: at, told }) => {
      const people = counted.get(at)
      return people ? [{ day, people: { ...people, countedAt }, peopleStamp: told }] : []
    })
    await catalog.siteDays.putPeople(siteId, rows)
  }
  return due.length
}
