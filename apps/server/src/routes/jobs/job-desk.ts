import type { Catalog, StoredJob } from '@sojourn/catalog'
import { fieldErrors, ProblemError } from '@sojourn/contract'
import { type Caller, demandPermission } from '../../credentials/caller.ts'
import type { Job } from '../../jobs/define-job.ts'
import { faultOf } from '../../jobs/schedule.ts'
import { scheduleOf } from '../../jobs/schedule-of.ts'

/** What the rooms of jobs work with. */
export interface JobDeps {
  readonly catalog: Catalog
  readonly jobKinds: readonly Job[]
  readonly jobRunner: { wake(): void; cancel(runId: string): void }
  readonly trustProxyHops: number
  readonly now: () => number
}

/** The jobs of the caller: of their organization, and of the installation for who owns it. */
export async function jobsOf(
  { catalog }: Pick<JobDeps, 'catalog'>,
  caller: Caller,
  siteIds: readonly string[],
): Promise<StoredJob[]> {
  const own = await catalog.jobs.list(caller.organizationId)
  const seen = own.filter((job) => isOver(caller, siteIds, job))
  return ownsInstallation(caller) ? [...(await catalog.jobs.list(null)), ...seen] : seen
}

/** @throws ProblemError `not_found` where there is none, or it is not the caller's. */
export async function findJob(
  { catalog }: Pick<JobDeps, 'catalog'>,
  caller: Caller,
  siteIds: readonly string[],
  name: string,
): Promise<StoredJob> {
  const own = await catalog.jobs.get(caller.organizationId, name)
  if (own && isOver(caller, siteIds, own)) return own
  const shared = ownsInstallation(caller) ? await catalog.jobs.get(null, name) : undefined
  if (!shared) throw new ProblemError('not_found', `The credential covers no job with the name ${name}.`)
  return shared
}

const ownsInstallation = (caller: Caller): boolean => caller.permissions.has('installation')

const isOver = (caller: Caller, siteIds: readonly string[], { siteId }: StoredJob): boolean =>
  siteId === null ? caller.hasAllSites : siteIds.includes(siteId)

/** @throws ProblemError `not_found` where this server knows no such kind: another version made the job. */
export function kindOf({ jobKinds }: Pick<JobDeps, 'jobKinds'>, job: Pick<StoredJob, 'kind'>): Job {
  const kind = jobKinds.find(({ name }) => name === job.kind)
  if (!kind)
    throw new ProblemError('not_found', `This server has no jobs of the kind ${JSON.stringify(job.kind)}.`)
  return kind
}

/** @throws ProblemError `invalid_request` naming the field that is wrong. */
export function checkSchedule(kind: Job, job: Pick<StoredJob, 'schedule' | 'timeZone'>): void {
  const schedule = scheduleOf(kind, job)
  const fault = schedule && faultOf(schedule)
  if (!fault) return
  const errors = [{ path: fault.field, message: fault.message }]
  throw new ProblemError('invalid_request', `${fault.field} ${fault.message}.`, { errors })
}

/** @throws ProblemError `invalid_request` naming each setting that is wrong, `forbidden` where a job would see what the caller may not. */
export function checkSettings(kind: Job, settings: Record<string, unknown>, caller: Caller): void {
  const parsed = kind.settings.safeParse(settings)
  if (parsed.success) {
    if (parsed.data.personalData === true) demandPermission(caller, 'personal_data')
    return
  }
  const errors = fieldErrors(parsed.error).map(({ path, message }) => ({
    path: path === '' ? 'settings' : `settings.${path}`,
    message,
  }))
  throw new ProblemError('invalid_request', 'The settings of the job are not valid.', { errors })
}
