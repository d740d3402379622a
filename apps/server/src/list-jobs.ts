import type { Catalog } from '@sojourn/catalog'
import type { Warehouse } from '@sojourn/warehouse'
import type { Backups } from './backup/create-backups.ts'
import type { LiveCollector } from './collect/live-collector.ts'
import type { SenderDeps } from './deliveries/send-due.ts'
import type { ImportShelf } from './imports/shelf/import-shelf.ts'
import type { Job } from './jobs/define-job.ts'
import { auditJob } from './jobs/standing/audit.ts'
import { backUp } from './jobs/standing/back-up.ts'
import { cleanUp } from './jobs/standing/clean-up.ts'
import { exportJobs } from './jobs/standing/export.ts'
import { importJob } from './jobs/standing/import.ts'
import { rebuildJob } from './jobs/standing/rebuild.ts'
import { retentionJobs } from './jobs/standing/retention.ts'
import { rollUpJobs } from './jobs/standing/roll-up.ts'
import { watch } from './jobs/standing/watch.ts'
import { weeklyReport } from './jobs/weekly-report.ts'
import type { Maintenance } from './maintenance/types.ts'
import type { FileSink } from './object-storage/file-sink.ts'
import type { Reads } from './reads.ts'

/** What jobs work with; opened elsewhere. */
export interface JobDeps {
  readonly catalog: Catalog
  readonly backups: Backups
  readonly reads: Reads
  readonly imports: ImportShelf
  /** Where exports go; undefined: nowhere. */
  readonly openExports: (() => Promise<FileSink>) | undefined
  readonly warehouse: Warehouse
  readonly collector: Pick<
    LiveCollector,
    'apart' | 'settle' | 'standing' | 'collect' | 'countRefused' | 'lookAgain'
  >
  readonly maintenance: Maintenance
  readonly sender: SenderDeps
  readonly publicUrl: string | undefined
}

/** Every kind of job of the server. */
export const listJobs = (deps: JobDeps): Job[] => [
  cleanUp(deps),
  auditJob(deps),
  backUp(deps),
  ...exportJobs(deps),
  importJob(deps),
  rebuildJob(deps),
  ...retentionJobs(deps),
  ...rollUpJobs(deps),
  watch(deps),
  weeklyReport(deps),
]
