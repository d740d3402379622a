import { defineQuery } from '../define-query.ts'
import filledTablesSql from './filled-tables.sql?raw'
import ownColumnsSql from './own-columns.sql?raw'
import partsOfSql from './parts-of.sql?raw'
import patchesOpenSql from './patches-open.sql?raw'
import storedTablesSql from './stored-tables.sql?raw'

type OfTable = { readonly table: string } & Record<string, unknown>

export const storedTables = defineQuery<Record<string, never>, { name: string; definition: string }>({
  name: 'snapshot-tables',
  sql: storedTablesSql,
  isUpkeep: true,
  read: ([name, definition]) => ({ name: name as string, definition: definition as string }),
})

export const filledTables = defineQuery<Record<string, never>, string>({
  name: 'snapshot-filled',
  sql: filledTablesSql,
  isUpkeep: true,
  read: ([name]) => name as string,
})

export const ownColumns = defineQuery<OfTable, string>({
  name: 'snapshot-columns',
  sql: ownColumnsSql,
  isUpkeep: true,
  read: ([name]) => name as string,
})

/** A part of a table: it never changes, and has the hash of its files. */
export interface SnapshotPart {
  readonly name: string
  readonly partition: string
  readonly hash: string
  /** With those that are deleted. */
  readonly rows: number
  /** Uncompressed. */
  readonly bytes: number
}

/** Those of a partition behind each other. */
export const partsOf = defineQuery<OfTable, SnapshotPart>({
  name: 'snapshot-parts',
  sql: partsOfSql,
  isUpkeep: true,
  read: ([name, partition, hash, rows, bytes]) => ({
    name: name as string,
    partition: partition as string,
    hash: hash as string,
    rows: Number(rows),
    bytes: Number(bytes),
  }),
})

export const patchesOpen = defineQuery<OfTable, { patches: number; mutations: number }>({
  name: 'snapshot-patches',
  sql: patchesOpenSql,
  isUpkeep: true,
  read: ([patches, mutations]) => ({ patches: Number(patches), mutations: Number(mutations) }),
})
