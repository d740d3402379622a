import type { Catalog } from '@sojourn/catalog'
import { ProblemError } from '@sojourn/contract'
import { z } from 'zod'
import type { LiveCollector } from '../../collect/live-collector.ts'
import { ImportFault } from '../../imports/import-fault.ts'
import type { ImportReport } from '../../imports/import-report.ts'
import { type ImportPlace, importUpload } from '../../imports/import-upload.ts'
import type { ImportRecord, ImportShelf } from '../../imports/shelf/import-shelf.ts'
import { createQuotas } from '../../quotas/create-quotas.ts'
import type { Reads } from '../../reads.ts'
import { defineJob, type Job, NotHere } from '../define-job.ts'

interface Deps {
  readonly catalog: Pick<Catalog, 'site' | 'quotaOf' | 'isShared'>
  readonly collector: Pick<LiveCollector, 'collect' | 'countRefused' | 'settle' | 'lookAgain'>
  readonly reads: Pick<Reads, 'ledger'>
  readonly imports: ImportShelf
}

/** The name of the kind; each organization has one job of it. */
export const importKind = 'import'

/** For how long the server that has a file is waited for. */
const patienceMs = 86_400_000

/** How often sessions are written before the place of an import is noted: what another server would have to fold again. */
const settleEveryMs = 10_000

/** Up to when the sessions of what an import brought in are written, in unix milliseconds. */
interface Settled {
  readonly settledAt: number
}

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
      server: z.string().optional(),
    }),
    async run({
      settings: { importId, server },
      job,
      run,
      checkpoint,
      save,
      signal,
      now,
      log,
      progress,
      rows,
    }) {
      const record = await imports.get(importId)
      const { form } = record ?? {}
      const isHere = record && form && record.organizationId === job.organizationId
      if (!isHere || (!record.report && (await imports.files(importId)).received < record.bytes)) {
        const mayBeElsewhere = catalog.isShared && !imports.isShared
        if (mayBeElsewhere && now() - run.scheduledFor.getTime() < patienceMs)
          throw new NotHere(
            `The file lies on ${server ? `the server ${server}` : 'another server'}, which is waited for.`,
          )
        throw new ProblemError('not_found', 'The file is no longer kept. Upload it again.')
      }
      if (record.report) return describe(record.report)
      const site = catalog.site(record.siteId)
      if (!site) throw new ProblemError('not_found', 'The site was removed.')
      const { folder, file, rejected } = imports.placeOf(importId)
      await imports.bring(importId)
      const before = checkpoint as (ImportPlace & Partial<Settled>) | undefined
      let settledAt = now()
      // What other servers stored since, perhaps of this file, this one does not know.
      if (catalog.isShared) await collector.lookAgain(before?.settledAt ?? settledAt)
      const upload = {
        site,
        file,
        folder,
        rejectedFile: rejected,
        form,
        place: before,
        signal,
        now,
        async save(place: ImportPlace) {
          rows(place.accepted)
          const at = now()
          if (at - settledAt > settleEveryMs) {
            await collector.settle()
            settledAt = at
          }
          await save({ ...place, settledAt } satisfies ImportPlace & Settled)
        },
        progress,
      }
      const report = await importUpload({ collector, quotas }, upload).catch((cause: unknown) => {
        throw cause instanceof ImportFault ? problemOf(cause, record, file) : cause
      })
      log(JSON.stringify(report))
      rows(report.accepted)
      await imports.keepRejected(importId)
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
