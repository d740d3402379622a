import type { Catalog } from '@sojourn/catalog'
import type { Job } from './jobs/define-job.ts'
import { cleanUp } from './jobs/standing/clean-up.ts'

/** What jobs work with; opened elsewhere. */
export interface JobDeps {
  readonly catalog: Catalog
}

/** Every kind of job of the server. */
export const listJobs = (deps: JobDeps): Job[] => [cleanUp(deps)]
