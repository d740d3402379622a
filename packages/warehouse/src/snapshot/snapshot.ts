import { setTimeout as rest } from 'node:timers/promises'
import { command } from '../command.ts'
import type { Warehouse } from '../open-warehouse.ts'
import { countRows } from './count-rows.ts'
import {
  filledTables,
  ownColumns,
  partsOf,
  patchesOpen,
  type SnapshotPart,
  storedTables,
} from './questions.ts'

/** A table of the store as it stood when the snapshot was taken. */
export interface SnapshotTable {
  /** Of the table, not of its copy. */
  readonly name: string
  /** What makes it, behind its name: columns, engine, order, settings. */
  readonly definition: string
  /** Without those that are made of others when a row is written. */
  readonly columns: readonly string[]
  readonly parts: readonly SnapshotPart[]
  /** Rows as questions see them: see {@link countRows}. */
  readonly rows: number
}

/** All tables of the store at one moment. It costs no room but for what the store would have removed meanwhile. */
export interface Snapshot {
  /** Takes it: milliseconds. Nothing should be written meanwhile. */
  take(): Promise<void>
  /** What was taken. */
  tables(): Promise<SnapshotTable[]>
  /** Lets go of it. */
  drop(): Promise<void>
}

/** Names of copies begin so; a crash may leave some. */
export const copyPrefix = 'snapshot_'

/** A copy must keep the parts that it was given: nothing is merged there. */
const unmerged = `MODIFY SETTING max_bytes_to_merge_at_max_space_in_pool = 1,
  max_bytes_to_merge_at_min_space_in_pool = 1, min_age_to_force_merge_seconds = 0`

/** ClickHouse's code for what it will not do, here: copying parts whose rows were changed by patch parts. */
const unappliedPatches = '344'
const pollMs = 200

/**
 * Makes ready to take a snapshot: copies of the tables that are still empty. A snapshot shares the files of the parts
 * (`ATTACH PARTITION … FROM` links them).
 *
 * `FREEZE` and `BACKUP` would be simpler, and leave out patch parts without a word: rows deleted a moment ago would be
 * back (https://github.com/ClickHouse/ClickHouse/issues/116677). This statement refuses, and then patches are applied first.
 */
export async function openSnapshot(warehouse: Warehouse): Promise<Snapshot> {
  await dropSnapshots(warehouse)
  const tables = (await storedTables(warehouse, {})).filter(({ name }) => !name.startsWith(copyPrefix))
  for (const { name } of tables) {
    await run(warehouse, `CREATE TABLE ${copyPrefix}${name} AS ${name}`)
    await run(warehouse, `ALTER TABLE ${copyPrefix}${name} ${unmerged}`)
    await applyPatches(warehouse, name)
  }
  return {
    async take() {
      const filled = new Set(await filledTables(warehouse, {}))
      await Promise.all(tables.map(({ name }) => filled.has(name) && link(warehouse, name)))
    },
    async tables() {
      const described: SnapshotTable[] = []
      for (const { name, definition } of tables) {
        const copy = `${copyPrefix}${name}`
        described.push({
          name,
          definition,
          columns: await ownColumns(warehouse, { table: name }),
          parts: await partsOf(warehouse, { table: copy }),
          rows: await countRows(warehouse, copy, definition),
        })
      }
      return described
    },
    drop: () => dropSnapshots(warehouse),
  }
}

/** Removes copies of tables, those that a crash left too. */
export async function dropSnapshots(warehouse: Warehouse): Promise<void> {
  for (const { name } of await storedTables(warehouse, {}))
    if (name.startsWith(copyPrefix)) await run(warehouse, `DROP TABLE ${name} SYNC`)
}

async function link(warehouse: Warehouse, table: string): Promise<void> {
  const attach = () => run(warehouse, `ALTER TABLE ${copyPrefix}${table} ATTACH PARTITION ALL FROM ${table}`)
  try {
    await attach()
  } catch (cause) {
    if ((cause as { code?: string }).code !== unappliedPatches) throw cause
    await applyPatches(warehouse, table)
    await attach()
  }
}

/** Writes the parts of a table again that have patches, and waits for it. */
async function applyPatches(warehouse: Warehouse, table: string): Promise<void> {
  const [open] = await patchesOpen(warehouse, { table })
  if (!open?.patches) return
  await run(warehouse, `ALTER TABLE ${table} APPLY PATCHES`)
  while ((await patchesOpen(warehouse, { table }))[0]?.mutations) await rest(pollMs)
}

const run = (warehouse: Warehouse, query: string): Promise<void> =>
  command(warehouse, [], { query, clickhouse_settings: { mutations_sync: '0', log_comment: 'snapshot' } })
