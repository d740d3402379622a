import { randomBytes } from 'node:crypto'
import type { Readable } from 'node:stream'
import { ProblemError } from '@sojourn/contract'
import type { ImportForm } from '../import-form.ts'
import type { ImportReport } from '../import-report.ts'

/** What is known of an import. */
export interface ImportRecord {
  readonly importId: string
  readonly organizationId: string
  readonly siteId: string
  readonly fileName: string
  /** The size of the file. */
  readonly bytes: number
  readonly createdBy: string
  /** ISO 8601. */
  readonly createdAt: string
  /** How it is read; undefined: not begun. */
  readonly form?: ImportForm
  readonly runId?: string | undefined
  /** What it came to; undefined: not done. */
  readonly report?: ImportReport
}

/** What lies here of an import. */
export interface ImportFiles {
  /** How much of the file, in bytes, from its beginning. */
  readonly received: number
  /** Whether lines that are no events. */
  readonly hasRejected: boolean
  /** When anything of it last changed, in unix milliseconds. */
  readonly touchedAt: number
}

/** Files that people sent to be imported, for a day at the most, and what came of them. */
export interface ImportShelf {
  /** Whether every server reaches it; else it is this one's alone. */
  readonly isShared: boolean
  add(record: Omit<ImportRecord, 'importId' | 'createdAt'>): Promise<ImportRecord>
  get(importId: string): Promise<ImportRecord | undefined>
  /** Of all organizations, newest first. */
  list(): Promise<{ readonly record: ImportRecord; readonly files: ImportFiles }[]>
  change(importId: string, changes: Partial<ImportRecord>): Promise<ImportRecord>
  files(importId: string): Promise<ImportFiles>
  /** Writes a piece of the file; the same one again changes nothing. */
  write(importId: string, offset: number, piece: Uint8Array): Promise<void>
  /** Where the file lies on this machine once it was brought, and what comes of it. */
  placeOf(importId: string): { readonly folder: string; readonly file: string; readonly rejected: string }
  /** Sees to it that the file, which must be here whole, can be read at its place. */
  bring(importId: string): Promise<void>
  /** Keeps the rejected lines that were put aside at their place. */
  keepRejected(importId: string): Promise<void>
  /** The rejected lines; undefined where none are kept. */
  rejected(importId: string): Promise<Readable | undefined>
  /** Takes away the file; lines of it that were rejected stay. */
  removeUpload(importId: string): Promise<void>
  /** Takes away what people sent; what it came to stays. */
  removeFiles(importId: string): Promise<void>
  remove(importId: string): Promise<void>
  /** Takes away what was brought to this machine and not asked for since a time, in unix milliseconds, but for some. */
  dropBrought(since: number, kept: ReadonlySet<string>): Promise<void>
}

const idPattern = /^imp_[0-9a-f]{24}$/

export const isImportId = (text: string): boolean => idPattern.test(text)

/** The record of a new import. */
export const newRecord = (given: Omit<ImportRecord, 'importId' | 'createdAt'>): ImportRecord => ({
  ...given,
  importId: `imp_${randomBytes(12).toString('hex')}`,
  createdAt: new Date().toISOString(),
})

const newestFirst = (
  one: { readonly record: ImportRecord },
  other: { readonly record: ImportRecord },
): number => (one.record.createdAt < other.record.createdAt ? 1 : -1)

export const unknownImport = (importId: string): ProblemError =>
  new ProblemError(
    'not_found',
    `There is no import with the id ${JSON.stringify(importId.slice(0, 64))} on this server.`,
  )

/** What shelves do alike, however they keep records. */
export function shelfOfRecords(
  get: ImportShelf['get'],
  keep: (record: ImportRecord) => Promise<ImportRecord>,
) {
  return {
    change: async (
      importId: string,
      changes: Parameters<ImportShelf['change']>[1],
    ): Promise<ImportRecord> => {
      const record = await get(importId)
      if (!record) throw unknownImport(importId)
      return keep({ ...record, ...changes })
    },
    /** Those of some ids that are there, with their files, newest first. */
    listOf: async (
      ids: readonly string[],
      filesOf: (importId: string) => ImportFiles | Promise<ImportFiles>,
    ) => {
      const found = await Promise.all(
        ids.map(async (importId) => {
          const record = await get(importId)
          return record ? [{ record, files: await filesOf(importId) }] : []
        }),
      )
      return found.flat().sort(newestFirst)
    },
  }
}
