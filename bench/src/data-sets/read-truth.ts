import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { DataSet } from './data-sets.ts'
import type { SessionFigures } from './session-figures.ts'

/** Where the sets lie: beside the repository, not in it. */
export const folderOf = (root: string, set: DataSet): string => join(root, '../shared/data', set.folder)

/** Why a set cannot be imported here; undefined where it can. */
export const findMissing = (root: string, set: DataSet): string | undefined =>
  existsSync(join(folderOf(root, set), 'events.csv.gz'))
    ? undefined
    : `there is no ../shared/data/${set.folder}`

interface Truth {
  readonly events: number
  readonly visitors: number
  readonly revenue?: { readonly total: number }
  readonly sessions_given?: Omit<SessionFigures, 'events' | 'visitors' | 'revenue'>
  readonly sessions_30min: Omit<SessionFigures, 'events' | 'visitors' | 'revenue'>
}

/** All figures of a set as an independent program computed them. */
export async function readFigures<Figures>(root: string, set: DataSet): Promise<Figures> {
  return JSON.parse(await readFile(join(folderOf(root, set), 'ground_truth.json'), 'utf8')) as Figures
}

/** Those of its sessions. */
export async function readTruth(root: string, set: DataSet): Promise<SessionFigures> {
  const truth = await readFigures<Truth>(root, set)
  const sessions = truth[set.truth]
  if (!sessions) throw new Error(`ground_truth.json of ${set.folder} says nothing of ${set.truth}`)
  return {
    events: truth.events,
    visitors: truth.visitors,
    sessions: sessions.sessions,
    bounce_sessions: sessions.bounce_sessions,
    avg_duration_s: sessions.avg_duration_s,
    max_duration_s: sessions.max_duration_s,
    total_duration_s: sessions.total_duration_s,
    max_events: sessions.max_events,
    revenue: truth.revenue?.total ?? null,
  }
}
