import type { StoredSession } from '@sojourn/warehouse'

/** How many sessions have a value, the most first, then by value. */
export type Here = readonly { readonly value: string; readonly sessions: number }[]

/** How many sessions are here, and where. */
export interface Presence {
  /** Sessions. */
  readonly count: number
  readonly visitors: number
  readonly users: number
  /** By the last page of each session. */
  readonly pages: Here
  readonly sections: Here
  readonly channels: Here
  readonly countries: Here
  readonly devices: Here
}

const valuesMax = 20

/** The values that most sessions have, without those of which nothing is known. */
export function ranked(counts: Readonly<Record<string, number>>): Here {
  return Object.entries(counts)
    .filter(([value]) => value !== '')
    .sort(([one, many], [other, more]) => more - many || (one < other ? -1 : 1))
    .slice(0, valuesMax)
    .map(([value, sessions]) => ({ value, sessions }))
}

/** Counts sessions that are here. */
export function presenceOf(here: readonly StoredSession[]): Presence {
  const different = (read: (one: StoredSession) => string) =>
    new Set(here.map(read).filter((value) => value !== '')).size
  const counted = (read: (one: StoredSession) => string) => {
    const counts = new Map<string, number>()
    for (const value of here.map(read)) counts.set(value, (counts.get(value) ?? 0) + 1)
    return ranked(Object.fromEntries(counts))
  }
  return {
    count: here.length,
    visitors: different(({ session }) => session.visitorId),
    users: different(({ userId }) => userId),
    pages: counted(({ session }) => session.exitPage),
    sections: counted(({ session }) => session.currentSection),
    channels: counted(({ session }) => session.source.channel),
    countries: counted(({ session }) => session.source.country),
    devices: counted(({ session }) => session.source.deviceType),
  }
}
