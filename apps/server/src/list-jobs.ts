import type { Catalog } from '@sojourn/catalog'
import type { Backups } from './backup/create-backups.ts'
import type { Job } from './jobs/define-job.ts'
import { backUp } from './jobs/standing/back-up.ts'
import { cleanUp } from './jobs/standing/clean-up.ts'

/** What jobs work with; opened elsewhere. */
export interface JobDeps {
  readonly catalog: Catalog
  readonly backups: Backups
}

/** Every kind of job of the server. */
export const listJobs = (deps: JobDeps): Job[] => [cleanUp(deps), backUp(deps)]
