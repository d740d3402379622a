import type { Catalog } from '@sojourn/catalog'
import { ProblemError } from '@sojourn/contract'
import { z } from 'zod'
import type { Collector } from '../../collect/types.ts'
import { ImportFault } from '../../imports/import-fault.ts'
import type { ImportReport } from '../../imports/import-report.ts'
import type { ImportRecord, ImportShelf } from '../../imports/import-shelf.ts'
import { type ImportPlace, importUpload } from '../../imports/import-upload.ts'
import { createQuotas } from '../../quotas/create-quotas.ts'
import type { Reads } from '../../reads.ts'
import { defineJob, type Job, NotHere } from '../define-job.ts'

interface Deps {
  readonly catalog: Pick<Catalog, 'site' | 'quotaOf' | 'isShared'>
  readonly collector: Pick<Collector, 'collect' | 'countRefused'>
  readonly reads: Pick<Reads, 'ledger'>
  readonly imports: ImportShelf
}

/** The name of the kind; each organization has one job of it. */
export const importKind = 'import'

/** For how long the server that has a file is waited for. */
const patienceMs = 86_400_000

/** Imports a file that was sent over the API. */
export function importJob({ catalog, collector, reads, imports }: Deps): Job {
  const quotas = createQuotas({ catalog, reads, collector, now: Date.now })
  return defineJob({
    name: importKind,
    title: 'Import',
    description: 'Imports a file of events that somebody sent, line by line, and accounts for each.',
    timeLimitMs: 86_400_000,
    settings: z.strictObject({
      importId: z.string({ error: 'must be the id of an import; they are begun under Imports' }),
    }),
    async run({ settings: { importId }, job, run, checkpoint, save, signal, now, log, progress, rows }) {
      const record = await imports.get(importId)
      const { form } = record ?? {}
      const isHere = record && form && record.organizationId === job.organizationId
      if (!isHere || (!record.report && (await imports.received(importId)) === 0)) {
        const isOfAnother = catalog.isShared && now() - run.scheduledFor.getTime() < patienceMs
        if (isOfAnother) throw new NotHere('Another server has the file.')
        throw new ProblemError('not_found', 'The file is no longer kept. Upload it again.')
      }
      if (record.report) return describe(record.report)
      const site = catalog.site(record.siteId)
      if (!site) throw new ProblemError('not_found', 'The site was removed.')
      const { folder, file, rejected } = imports.placeOf(importId)
      const upload = {
        site,
        file,
        folder,
        rejectedFile: rejected,
        form,
        place: checkpoint as ImportPlace | undefined,
        signal,
        now,
        save(place: ImportPlace) {
          rows(place.accepted)
          return save({ ...place })
        },
        progress,
      }
      const report = await importUpload({ collector, quotas }, upload).catch((cause: unknown) => {
        throw cause instanceof ImportFault ? problemOf(cause, record, file) : cause
      })
      log(JSON.stringify(report))
      rows(report.accepted)
      await imports.change(importId, { report })
      await imports.removeUpload(importId)
      return describe(report)
    },
  })
}

/** People know the file by the name that it had with them. */
const problemOf = ({ message }: ImportFault, { fileName }: ImportRecord, file: string): ProblemError =>
  new ProblemError('invalid_request', message.replaceAll(file, fileName))

const describe = ({ lines, accepted, duplicates, notStored, rejected }: ImportReport): string =>
  `${accepted} events of ${lines} lines were imported; ${duplicates} were there before, ${rejected} lines were rejected${
    notStored > 0 ? `, ${notStored} events not stored` : ''
  }.`
