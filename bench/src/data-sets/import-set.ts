import { join } from 'node:path'
import type { DataSet } from './data-sets.ts'
import { folderOf } from './read-truth.ts'
import { type Place, runSojourn } from './run-sojourn.ts'

/** What `sojourn import --json` reports. */
export interface ImportReport {
  readonly lines: number
  readonly accepted: number
  readonly duplicates: number
  readonly notStored: number
  readonly empty: number
  readonly rejected: number
}

/** Imports a set as its options say. Its journal and rejected lines stay within the data directory. */
export async function importSet(place: Place, set: DataSet): Promise<ImportReport> {
  if (set.site) await runSojourn(place, ['site', ...set.site])
  const file = join(folderOf(place.root, set), 'events.csv.gz')
  const aside = ['--aside', place.dataDirectory]
  return JSON.parse(
    await runSojourn(place, ['import', file, '--json', ...aside, ...set.options]),
  ) as ImportReport
}
