import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Catalog } from '@sojourn/catalog'
import { type BackupsAnswer, type FieldError, ProblemError } from '@sojourn/contract'
import { dropSnapshots, type Warehouse } from '@sojourn/warehouse'
import { z } from 'zod'
import type { LiveCollector } from '../collect/live-collector.ts'
import type { Config } from '../config.ts'
import { BackupError } from './backup-error.ts'
import { listBackups } from './list-backups.ts'
import { openPlace } from './open-place.ts'
import { type BackupProgress, type BackupReport, takeBackup } from './take-backup.ts'

/** What a backup is to be like; what is undefined is as the server was told to do it. */
export interface WantedBackup {
  readonly at?: string | undefined
  readonly keyFile?: string | undefined
  /** How many backups stay at the place. */
  readonly keep?: number | undefined
}

/** The last backup that was made by a server of this data directory. */
export type LastBackup = z.output<typeof lastBackup>
const lastBackup = z.object({ backupId: z.string(), place: z.string(), takenAt: z.iso.datetime() })

/** Makes backups, one at a time. */
export interface Backups {
  /** @throws ProblemError `invalid_request`, `conflict`. */
  run(
    wanted: WantedBackup,
    handles: { signal: AbortSignal; onProgress: (progress: BackupProgress) => void },
  ): Promise<BackupReport & { readonly filesRemoved: number }>
  last(): LastBackup | undefined
  /** How they stand, and what is at the place that the server is told of. */
  overview(): Promise<BackupsAnswer>
  /** Whether the server is told where backups go. */
  readonly hasPlace: boolean
  /** No longer tells of a backup that is old. */
  stop(): void
}

/** A backup that should come every day is old after two. */
const oldMs = 2 * 86_400_000
const lookEveryMs = 3_600_000

/** Opens the making of backups, and removes what one that was killed left in the store. */
export async function createBackups(parts: {
  config: Pick<Config, 'backup' | 's3'>
  directory: string
  warehouse: Warehouse
  catalog: Pick<Catalog, 'dump'>
  collector: Pick<LiveCollector, 'still'>
  now: () => number
  /** Told every hour, in words, while the last backup is old or missing where there should be one every day. */
  onOld: (message: string) => void
}): Promise<Backups> {
  const { config, warehouse, now, onOld } = parts
  const file = join(parts.directory, 'last-backup.json')
  await dropSnapshots(warehouse)
  let last = await readLast(file)
  let isRunning = false
  const openedAt = now()
  const isOld = () =>
    config.backup !== undefined && now() - (last ? Date.parse(last.takenAt) : openedAt) > oldMs
  const timer = setInterval(() => {
    if (isOld()) onOld(wordsOf(last))
  }, lookEveryMs)
  timer.unref()
  return {
    last: () => last,
    hasPlace: config.backup !== undefined,
    stop: () => clearInterval(timer),
    async overview() {
      const { backup } = config
      const place = backup
        ? { at: backup.at, isEncrypted: backup.keyFile !== undefined, keep: backup.keep }
        : null
      const found = backup ? await listBackups(backup, config.s3) : { backups: [], fault: null }
      return { place, last: last ?? null, isOld: isOld(), ...found }
    },
    async run(wanted, handles) {
      const at = wanted.at ?? config.backup?.at
      if (at === undefined)
        throw refusal('to', 'must say where the backup goes, as SOJOURN_BACKUP_TO does not')
      if (isRunning)
        throw new ProblemError('conflict', 'A backup is being made; start this one when it is done.')
      isRunning = true
      try {
        const keyFile = wanted.keyFile ?? (wanted.at === undefined ? config.backup?.keyFile : undefined)
        const repository = await openPlace({ at, keyFile }, config.s3, { mustExist: false })
        const report = await takeBackup({ ...parts, ...handles, repository })
        const { backupId, place, takenAt } = report
        last = { backupId, place, takenAt }
        await writeFile(file, `${JSON.stringify(last)}\n`, { mode: 0o600 })
        const keep = wanted.keep ?? (wanted.at === undefined ? config.backup?.keep : undefined)
        const filesRemoved = keep === undefined ? 0 : await repository.prune(keep, now())
        return { ...report, filesRemoved }
      } catch (cause) {
        if (!(cause instanceof BackupError)) throw cause
        throw refusal(cause.code === 'bad_key' ? 'keyFile' : 'to', cause.message, cause)
      } finally {
        isRunning = false
      }
    },
  }
}

const wordsOf = (last: LastBackup | undefined): string =>
  last
    ? `The last backup holds what was there at ${last.takenAt}: the log of the job back-up says why there is none since.`
    : 'There is no backup yet, though SOJOURN_BACKUP_TO is set: the log of the job back-up says why.'

const refusal = (path: FieldError['path'], message: string, cause?: unknown): ProblemError =>
  new ProblemError('invalid_request', 'The backup cannot be made so.', { errors: [{ path, message }], cause })

async function readLast(file: string): Promise<LastBackup | undefined> {
  const text = await readFile(file, 'utf8').catch(() => undefined)
  return text === undefined ? undefined : lastBackup.parse(JSON.parse(text))
}
