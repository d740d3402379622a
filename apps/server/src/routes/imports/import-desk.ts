import { IncomingMessage } from 'node:http'
import type { Catalog, JobRun } from '@sojourn/catalog'
import { type ImportAnswer, ProblemError } from '@sojourn/contract'
import type { Caller } from '../../credentials/caller.ts'
import type { Context } from '../../http/app-env.ts'
import { readBody } from '../../http/read-body.ts'
import { ImportFault } from '../../imports/import-fault.ts'
import {
  type ImportFiles,
  type ImportRecord,
  type ImportShelf,
  unknownImport,
} from '../../imports/shelf/import-shelf.ts'
import { presentRun } from '../jobs/present-job.ts'

/** What the rooms of imports work with. */
export interface ImportDeps {
  readonly catalog: Pick<Catalog, 'site' | 'jobs' | 'jobRuns' | 'annotations'>
  readonly imports: ImportShelf
  readonly jobRunner: { wake(): void; cancel(runId: string): void }
  readonly trustProxyHops: number
  readonly now: () => number
}

const isOf = (caller: Caller, { organizationId, siteId }: ImportRecord): boolean =>
  organizationId === caller.organizationId && caller.siteIds.includes(siteId)

/** @throws ProblemError `not_found` where there is none, or it is not the caller's. */
export async function findImport(
  { imports }: Pick<ImportDeps, 'imports'>,
  caller: Caller,
  importId: string,
): Promise<ImportRecord> {
  const record = await imports.get(importId)
  if (!record || !isOf(caller, record)) throw unknownImport(importId)
  return record
}

/** Those of the sites, newest first. */
export const importsOf = async ({ imports }: ImportDeps, caller: Caller, siteIds: readonly string[]) =>
  (await imports.list()).filter(({ record }) => isOf(caller, record) && siteIds.includes(record.siteId))

/** The run of an import; undefined where it was not begun, or its run is no longer kept. */
export async function runOf(
  { catalog }: Pick<ImportDeps, 'catalog'>,
  { organizationId, runId }: ImportRecord,
): Promise<JobRun | undefined> {
  return runId === undefined ? undefined : catalog.jobRuns.get(organizationId, runId)
}

export const isUnderWay = (run: JobRun | undefined): boolean =>
  run?.status === 'waiting' || run?.status === 'running'

/** @param files what lies here of it; asked for where it is not given */
export async function presentImport(
  deps: ImportDeps,
  record: ImportRecord,
  files?: ImportFiles,
): Promise<ImportAnswer> {
  const { importId, siteId, fileName, bytes, createdBy, createdAt, report = null } = record
  const run = await runOf(deps, record)
  const { received, hasRejected } = files ?? (await deps.imports.files(importId))
  return {
    importId,
    siteId,
    fileName,
    bytes,
    bytesReceived: received,
    createdBy,
    createdAt,
    run: run ? presentRun(run) : null,
    report,
    hasRejectedLines: hasRejected,
  }
}

/** @throws ProblemError `conflict` where the file is not whole, or no longer there, or is being imported. */
export async function demandWhole(deps: ImportDeps, record: ImportRecord): Promise<void> {
  if (isUnderWay(await runOf(deps, record))) throw new ProblemError('conflict', 'It is being imported.')
  const { received } = await deps.imports.files(record.importId)
  if (received === record.bytes) return
  throw new ProblemError(
    'conflict',
    received === 0
      ? 'The file is not here (any more). Upload it first.'
      : `${received} of ${record.bytes} bytes are here. Send the others first.`,
  )
}

/** The bytes of a piece as they travelled; what is compressed stays so. @throws ProblemError `body_too_large`. */
export function readPiece(c: Context): Promise<Uint8Array> {
  const incoming = c.env?.incoming
  return readBody(
    { incoming: incoming instanceof IncomingMessage ? incoming : undefined, request: c.req.raw },
    'Send the file in smaller pieces.',
  )
}

/** Faults of a file as problems. People know it by the name that it had with them. */
export async function asProblems<Result>(
  { imports }: Pick<ImportDeps, 'imports'>,
  { importId, fileName }: ImportRecord,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work()
  } catch (cause) {
    if (!(cause instanceof ImportFault)) throw cause
    const message = cause.message.replaceAll(imports.placeOf(importId).file, fileName)
    throw new ProblemError('invalid_request', message, { cause })
  }
}
