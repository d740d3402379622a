import { createHash } from 'node:crypto'
import { type Place, runSojourn } from './run-sojourn.ts'

/** What a store holds, without what each store gives of its own: ids of visits and times of arrival. */
export async function contentOf(place: Place, environment: Readonly<Record<string, string>> = {}) {
  const exported = async (what: string, columns: string) => {
    const text = await runSojourn(place, ['export', what, '--columns', columns], environment)
    const rows = text.trimEnd().split('\n').sort()
    return { rows: rows.length, hash: createHash('sha256').update(rows.join('\n')).digest('hex') }
  }
  const events = await exported('events', 'eventId,type,timestamp,visitorId,path,sequence')
  const sessions = await exported(
    'sessions',
    'visitorId,startedAt,endedAt,status,endReason,duration,stepsTaken,pageCount,bounced,outcome,entryPage,exitPage,journeyPath',
  )
  const { isClean } = JSON.parse(await runSojourn(place, ['audit', '--json'], environment)) as {
    isClean: boolean
  }
  return {
    events: events.rows,
    sessions: sessions.rows,
    hashes: [events.hash, sessions.hash],
    audit: isClean ? 'clean' : 'NOT CLEAN',
  }
}
