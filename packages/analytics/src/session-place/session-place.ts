import { defineQuery, type SessionKey, type Warehouse } from '@sojourn/warehouse'
import sql from './session-place.sql?raw'

interface Version {
  readonly key: SessionKey
  readonly startedAt: number
  readonly isDeleted: boolean
}

const versions = defineQuery<{ sites: readonly string[]; id: string }, Version>({
  name: 'session-place',
  sql,
  read: (cells) => {
    const [sessionId, siteId, sessionAt, startedAt, , isDeleted] = cells as [
      string,
      string,
      number,
      number,
      number,
      number,
    ]
    return { key: { siteId, sessionId, sessionAt }, startedAt, isDeleted: isDeleted === 1 }
  },
})

/** Where the session of this id lies on these sites; where several sites have one, the one that began last. */
export async function sessionPlace(
  warehouse: Warehouse,
  siteIds: readonly string[],
  sessionId: string,
): Promise<SessionKey | undefined> {
  const last = new Map<string, Version>()
  for (const version of await versions(warehouse, { sites: siteIds, id: sessionId })) {
    const { key } = version
    if (key.sessionId === sessionId) last.set(`${key.siteId} ${key.sessionAt}`, version)
  }
  const standing = [...last.values()].filter((version) => !version.isDeleted)
  return standing.sort((one, other) => other.startedAt - one.startedAt)[0]?.key
}
