import { setTimeout as rest } from 'node:timers/promises'
import { hash64 } from '@sojourn/sessions'
import { command, type Warehouse } from '@sojourn/warehouse'
import {
  asOnDisk,
  changeWeeks,
  eventWeeks,
  mutationsOpen,
  type Person,
  standingSessions,
  traces,
} from './questions.ts'
import mergeChanges from './sql/merge-changes.sql?raw'
import mergeEvents from './sql/merge-events.sql?raw'
import mergeSessions from './sql/merge-sessions.sql?raw'
import removeIdentities from './sql/remove-identities.sql?raw'
import removeMoves from './sql/remove-moves.sql?raw'
import removeSessions from './sql/remove-sessions.sql?raw'

/** Hashes in one statement. */
const hashesAtOnce = 5_000
const pollMs = 250

/**
 * Writes what holds deleted rows of a person again without them. What is found by the rows of sessions goes first, those
 * rows last: after a crash they still lead there. Safe to repeat. The files of before stay for some minutes.
 */
export async function clearDisk(warehouse: Warehouse, person: Person, signal: AbortSignal): Promise<void> {
  const { sites } = person
  const sids = await traces(warehouse, person, { settings: asOnDisk })
  for (let start = 0; start < sids.length || start === 0; start += hashesAtOnce) {
    const part = sids.slice(start, start + hashesAtOnce)
    for (const week of await dirtyWeeks(warehouse, eventWeeks, { sites, sids: part }))
      await merge(warehouse, mergeEvents, week, signal)
    for (const week of await dirtyWeeks(warehouse, changeWeeks, { sites, sids: part }))
      await merge(warehouse, mergeChanges, week, signal)
  }
  await mutate(warehouse, removeIdentities, { sites, user: hash64(person.user) })
  for (let start = 0; start < sids.length; start += hashesAtOnce) {
    const part = sids.slice(start, start + hashesAtOnce)
    const standing = await standingSessions(warehouse, { sites, sids: part })
    const stands = new Set(standing.map(({ sid }) => sid))
    const gone = part.filter((sid) => !stands.has(sid))
    if (gone.length > 0) await mutate(warehouse, removeMoves, { sites, sids: gone })
    for (const week of new Set(standing.map(({ week }) => week)))
      await merge(warehouse, mergeSessions, week, signal)
    if (gone.length > 0) await mutate(warehouse, removeSessions, { sites, sids: gone })
  }
  await mutationsDone(warehouse, signal)
}

/** The weeks in which there are more rows on disk than in answers. */
async function dirtyWeeks(
  warehouse: Warehouse,
  question: typeof eventWeeks,
  params: { sites: readonly string[]; sids: readonly bigint[] },
): Promise<string[]> {
  if (params.sids.length === 0) return []
  const onDisk = await question(warehouse, params, { settings: asOnDisk })
  const answered = new Map(await question(warehouse, params))
  return onDisk.filter(([week, rows]) => rows > (answered.get(week) ?? 0)).map(([week]) => week)
}

async function merge(warehouse: Warehouse, query: string, week: string, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted()
  await command(warehouse, [], {
    query,
    query_params: { week },
    clickhouse_settings: { log_comment: 'erasure-merge', optimize_throw_if_noop: 1 },
  })
}

/** Begins a mutation: it goes on beside other work, see {@link mutationsDone}. */
const mutate = (warehouse: Warehouse, query: string, params: Record<string, unknown>): Promise<void> =>
  command(warehouse, [], {
    query,
    query_params: params,
    clickhouse_settings: { log_comment: 'erasure-remove', mutations_sync: '0' },
  })

/** @throws Error where one fails, with the store's reason. */
async function mutationsDone(warehouse: Warehouse, signal: AbortSignal): Promise<void> {
  for (;;) {
    const open = await mutationsOpen(warehouse, {})
    if (open.length === 0) return
    const failed = open.find(({ failure }) => failure !== '')
    if (failed) throw new Error(`rows of ${failed.table} cannot be removed: ${failed.failure}`)
    await rest(pollMs, undefined, { signal })
  }
}
