import { and, gt, inArray, isNotNull, lt, or, type SQL, sql } from 'drizzle-orm'
import type { AnyPgTable } from 'drizzle-orm/pg-core'
import { type Database, everyOrganization, inOrganization, type Transaction } from './database.ts'
import { deliveries } from './schema/deliveries.ts'
import { erasures } from './schema/erasures.ts'
import { invitations } from './schema/invitations.ts'
import { jobRuns } from './schema/job-runs.ts'
import { signInChallenges } from './schema/sign-in-challenges.ts'
import { signIns } from './schema/sign-ins.ts'

/** What is over before these instants goes. */
export interface CleanUpBorders {
  /** Sign-ins, and proofs of signing in, that ran out. */
  readonly signIns: Date
  /** Invitations that were accepted, revoked, or ran out. */
  readonly invitations: Date
  /** Receipts of erasures that are finished. */
  readonly receipts: Date
  /** Runs of jobs that ended, with their logs. */
  readonly jobRuns: Date
  /** Of a job that runs often, so many of its last runs stay, however new the others are. */
  readonly runsOfJobMax: number
  /** Messages to the outside that were delivered or given up. */
  readonly messages: Date
}

/** Removes what has run out and nobody needs any more. Answers the rows that went, by what they were. */
export type CleanUp = (
  borders: CleanUpBorders,
) => Promise<Record<Exclude<keyof CleanUpBorders, 'runsOfJobMax'>, number>>

export const createCleanUp =
  (database: Database): CleanUp =>
  (borders) =>
    inOrganization(database, everyOrganization, async (transaction) => {
      const remove = async (table: AnyPgTable, where: SQL | undefined): Promise<number> => {
        const gone = await transaction.delete(table).where(where).returning()
        return (gone as unknown[]).length
      }
      const since = borders.invitations
      return {
        signIns:
          (await remove(signIns, lt(signIns.expiresAt, borders.signIns))) +
          (await remove(signInChallenges, lt(signInChallenges.expiresAt, borders.signIns))),
        invitations: await remove(
          invitations,
          or(
            lt(invitations.expiresAt, since),
            lt(invitations.acceptedAt, since),
            lt(invitations.revokedAt, since),
          ),
        ),
        receipts: await remove(erasures, lt(erasures.finishedAt, borders.receipts)),
        jobRuns:
          (await remove(jobRuns, lt(jobRuns.endedAt, borders.jobRuns))) +
          (await remove(jobRuns, isBeyondLast(transaction, borders.runsOfJobMax))),
        messages: await remove(deliveries, lt(deliveries.endedAt, borders.messages)),
      }
    })

/** Whether a run has ended and so many of its job are newer. */
function isBeyondLast(transaction: Transaction, max: number): SQL | undefined {
  const place = sql<number>`row_number() over (partition by ${jobRuns.jobName} order by ${jobRuns.scheduledFor} desc)`
  const ranked = transaction
    .select({ id: jobRuns.id, place: place.as('place') })
    .from(jobRuns)
    .as('ranked')
  const old = transaction.select({ id: ranked.id }).from(ranked).where(gt(ranked.place, max))
  return and(isNotNull(jobRuns.endedAt), inArray(jobRuns.id, old))
}
