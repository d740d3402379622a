import type { History } from '../drawn-history.ts'

const most = (values: readonly string[]): string[] => {
  const known = values.filter((value) => value !== '')
  const count = (value: string) => known.filter((one) => one === value).length
  return [...new Set(known)].sort((a, b) => count(b) - count(a) || (a < b ? -1 : 1))
}

/** The profiles of all users, recounted plainly from sessions and raw events. */
export function recountUsers({ sessions, events }: History, currency: string) {
  const ids = [...new Set(sessions.map(({ userId }) => userId))].filter((id) => id !== '')
  return ids.map((userId) => {
    const own = sessions.filter((stored) => stored.userId === userId)
    const folded = own.map(({ session }) => session)
    const told = events.filter((event) =>
      folded.some(({ siteId, sessionId }) => siteId === event.siteId && sessionId === event.sessionId),
    )
    const cents = new Map<string, number>()
    for (const event of told) {
      if (event.revenue === null) continue
      const earnedIn = event.currency || currency
      cents.set(earnedIn, (cents.get(earnedIn) ?? 0) + Math.round(event.revenue * 10_000))
    }
    return {
      userId,
      firstSeenAt: Math.min(...folded.map(({ startedAt }) => startedAt)),
      lastSeenAt: Math.max(...own.map(({ lastSeenAt }) => lastSeenAt)),
      sessions: own.length,
      events: told.length,
      revenue: Object.fromEntries(
        [...cents].filter(([, sum]) => sum !== 0).map(([name, sum]) => [name, sum / 10_000]),
      ),
      traits: recountTraits(events, userId),
      channels: most(folded.map(({ source }) => source.channel)),
      devices: most(folded.map(({ source }) => source.deviceType)),
      countries: most(folded.map(({ source }) => source.country)),
      visitorIds: most(folded.map(({ visitorId }) => visitorId)),
    }
  })
}

function recountTraits(events: History['events'], userId: string): Record<string, unknown> {
  const traits: Record<string, unknown> = {}
  const inOrder = events
    .filter((event) => event.type === 'identify' && event.userId === userId)
    .sort(
      (a, b) =>
        a.timestamp - b.timestamp ||
        a.sequence - b.sequence ||
        (a.eventId < b.eventId ? -1 : a.eventId > b.eventId ? 1 : a.sessionId < b.sessionId ? -1 : 1),
    )
  for (const { properties } of inOrder) {
    const told = JSON.parse(properties) as Record<string, unknown>
    const { traits: inner, ...beside } = told
    const isObject = typeof inner === 'object' && inner !== null && !Array.isArray(inner)
    const all = isObject ? { ...beside, ...inner } : told
    for (const [name, value] of Object.entries(all)) if (value !== null) traits[name] = value
  }
  return traits
}
