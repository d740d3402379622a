import { ProblemError } from '@sojourn/contract'
import { and, eq, isNull, type SQL } from 'drizzle-orm'
import { everyOrganization } from '../database.ts'
import { jobs } from '../schema/jobs.ts'

/** What a transaction about jobs may touch: those of the installation as a whole belong to nobody's organization. */
export const scopeOf = (organizationId: string | null): string => organizationId ?? everyOrganization

/** The jobs of the organization, or with null those of the installation. */
export const ownedBy = (organizationId: string | null): SQL =>
  organizationId === null ? isNull(jobs.organizationId) : eq(jobs.organizationId, organizationId)

export const named = (organizationId: string | null, name: string): SQL | undefined =>
  and(ownedBy(organizationId), eq(jobs.name, name))

/** The same words whether a job does not exist or is somebody else's. */
export const unknownJob = (name: string): ProblemError =>
  new ProblemError('not_found', `There is no job with the name ${JSON.stringify(name.slice(0, 128))}.`)

export const notKept = (): ProblemError =>
  new ProblemError('storage_unavailable', 'The catalog did not keep the job.')
