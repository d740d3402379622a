import { createHash } from 'node:crypto'
import { formatInstant, type Permission } from '@sojourn/contract'
import type { FileSink } from '../object-storage/file-sink.ts'
import type { Reads } from '../reads.ts'
import { encodeRows } from './encode-rows.ts'
import type { ExportKind } from './export-columns.ts'
import { type ExportManifest, readManifest, writeManifest } from './export-manifest.ts'
import type { ExportFormat } from './export-options.ts'
import { receivedRows, rowsToExport } from './rows-to-export.ts'

/** What is exported of a site, and where to. */
export interface SiteExport {
  readonly reads: Reads
  readonly sink: FileSink
  readonly siteId: string
  /** Where the site's files and their manifest are. */
  readonly folder: string
  readonly what: readonly ExportKind[]
  readonly format: ExportFormat
  /** How much of received events a file holds, in milliseconds: an hour or a day. */
  readonly stepMs: number
  readonly permissions: ReadonlySet<Permission>
  readonly now: number
  readonly signal: AbortSignal
  readonly onFile: (name: string, rows: number) => void
}

const dayMs = 86_400_000
/** Time for what was received to be stored. */
const settlingMs = 60_000

/**
 * Brings a site's exports up to the present: a file for each hour or day of received events, and for each day of sessions,
 * once it is over; users in one file, made anew. Each row is in one file. Stopped, it goes on behind the last file that the
 * manifest names; a file that was written without that is written again, with the same rows.
 */
export async function exportSite(wanted: SiteExport): Promise<void> {
  const { reads, siteId, what, now, stepMs } = wanted
  const manifest = await readManifest(wanted.sink, wanted.folder)
  const first = await reads.firstOfSite(siteId)
  if (what.includes('events'))
    await catchUp(wanted, manifest, {
      kind: 'events',
      first: first.receivedAt,
      stepMs,
      until: now - settlingMs,
    })
  // A session that began yesterday may be going on.
  if (what.includes('sessions'))
    await catchUp(wanted, manifest, {
      kind: 'sessions',
      first: first.startedAt,
      stepMs: dayMs,
      until: now - dayMs,
    })
  if (what.includes('users')) await put(wanted, manifest, 'users', 'users/users', rowsOf(wanted, 'users', {}))
}

interface Stretch {
  readonly kind: 'events' | 'sessions'
  readonly first: number | undefined
  readonly stepMs: number
  readonly until: number
}

async function catchUp(
  wanted: SiteExport,
  manifest: ExportManifest,
  { kind, first, stepMs, until }: Stretch,
): Promise<void> {
  const stood = manifest.until[kind]
  const start = stood === undefined ? first : Date.parse(stood)
  if (start === undefined) return
  for (let from = Math.floor(start / stepMs) * stepMs; from + stepMs <= until; from += stepMs) {
    wanted.signal.throwIfAborted()
    const to = from + stepMs
    // Where the step was changed, the first one begins in the middle.
    const range = { from: Math.max(from, stood === undefined ? from : start), to }
    const name = `${kind}/${formatInstant(range.from).slice(0, stepMs < dayMs ? 13 : 10)}`
    manifest.until[kind] = formatInstant(to)
    await put(wanted, manifest, kind, name, rowsOf(wanted, kind, range))
  }
}

const rowsOf = (wanted: SiteExport, kind: ExportKind, range: { from?: number; to?: number }) => {
  const { reads, siteId, permissions, now } = wanted
  const caller = { permissions }
  if (kind !== 'events') return rowsToExport(reads, { kind, siteIds: [siteId], range, caller, now })
  return receivedRows(reads, siteId, { from: range.from ?? 0, to: range.to ?? now }, caller)
}

/** Writes a file, unless it would be empty, and then the manifest that names it. */
async function put(
  { sink, folder, format, onFile }: SiteExport,
  manifest: ExportManifest,
  kind: ExportKind,
  stem: string,
  rows: AsyncGenerator<object>,
): Promise<void> {
  const name = `${stem}.${format}`
  const one = await rows.next()
  if (!one.done) {
    let count = 0
    const hash = createHash('sha256')
    const counted = async function* () {
      for (let row: IteratorResult<object> = one; !row.done; row = await rows.next()) {
        count++
        yield row.value
      }
    }
    const pieces = async function* () {
      for await (const piece of encodeRows(counted(), { kind, format, columns: undefined })) {
        hash.update(piece)
        yield piece
      }
    }
    const bytes = await sink.write(`${folder}/${name}`, pieces())
    manifest.files = manifest.files.filter((file) => file.name !== name)
    manifest.files.push({ name, rows: count, bytes, sha256: hash.digest('hex') })
    onFile(name, count)
  }
  await writeManifest(sink, folder, manifest)
}
