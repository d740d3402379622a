import type { Catalog } from '@sojourn/catalog'
import { type BackgroundWork, createBackgroundWork } from '../background-work.ts'
import type { ImportRecord, ImportShelf } from './shelf/import-shelf.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs
/** For how long it is told what an import came to: as long as the log of its run. */
const recordMs = 90 * dayMs

/** Removes files that people sent, a day after anything happened to them, and after a while what is known of them. */
export function sweepImports(parts: {
  readonly imports: ImportShelf
  readonly catalog: Pick<Catalog, 'site'> & { readonly jobRuns: Pick<Catalog['jobRuns'], 'get'> }
  readonly now: () => number
  readonly onFault: (cause: unknown) => void
}): BackgroundWork {
  const { imports, catalog, now, onFault } = parts
  const isOpen = async ({ organizationId, runId }: ImportRecord): Promise<boolean> => {
    const run = runId === undefined ? undefined : await catalog.jobRuns.get(organizationId, runId)
    return run?.status === 'waiting' || run?.status === 'running'
  }
  return createBackgroundWork({
    retryMs: hourMs,
    onFault,
    async round(signal) {
      const open = new Set<string>()
      for (const { record, files } of await imports.list()) {
        signal.throwIfAborted()
        const { importId, siteId, runId, report } = record
        if (await isOpen(record)) {
          open.add(importId)
          continue
        }
        const age = now() - files.touchedAt
        if (!catalog.site(siteId) || age > recordMs || (age > dayMs && runId === undefined && !report))
          await imports.remove(importId)
        else if (age > dayMs) await imports.removeFiles(importId)
      }
      await imports.dropBrought(now() - dayMs, open)
      return hourMs
    },
  })
}
