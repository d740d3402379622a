import type { JobRun } from '@sojourn/catalog'
import { jobRunSchema, ProblemError } from '@sojourn/contract'
import { z } from 'zod'
import { actorOf } from '../../accounts/actor-of.ts'
import type { Caller } from '../../credentials/caller.ts'
import { type Room, room } from '../../rooms/room.ts'
import { findJob, type JobDeps } from './job-desk.ts'
import { presentRun } from './present-job.ts'

const params = z.object({ runId: z.string().min(1).max(64).describe('The id of the run') })

/** Runs of jobs by themselves. */
export function jobRunRooms(deps: JobDeps): Room[] {
  const { catalog, jobRunner, trustProxyHops } = deps
  return [
    room({
      guard: 'admin',
      method: 'get',
      path: '/api/v1/job-runs/{runId}',
      tag: 'Operations',
      summary: 'How far the run of a job is, what it came to, and its log',
      params,
      answers: {
        200: { description: 'The run', schema: z.object({ run: jobRunSchema.extend({ log: z.string() }) }) },
      },
      handle: async ({ c, caller, siteIds, params: { runId } }) => {
        const run = await findRun(deps, caller, siteIds, runId)
        return c.json({ run: { ...presentRun(run), log: run.log } })
      },
    }),
    room({
      guard: 'admin',
      method: 'post',
      path: '/api/v1/job-runs/{runId}/cancel',
      tag: 'Operations',
      summary: 'Cancel a run that waits or is under way',
      description:
        'One under way stops within seconds; what it did until then stands. One that is over stays so.',
      params,
      answers: { 202: { description: 'The run', schema: z.object({ run: jobRunSchema }) } },
      handle: async ({ c, caller, siteIds, params: { runId } }) => {
        const { organizationId } = await findRun(deps, caller, siteIds, runId)
        const by = actorOf(c, caller, trustProxyHops)
        const run = await catalog.jobRuns.cancel(by, organizationId, runId)
        jobRunner.cancel(runId)
        return c.json({ run: presentRun(run) }, 202)
      },
    }),
  ]
}

/** @throws ProblemError `not_found` where there is none, or its job is not the caller's. */
async function findRun(
  deps: JobDeps,
  caller: Caller,
  siteIds: readonly string[],
  runId: string,
): Promise<JobRun & { readonly log: string }> {
  const { jobRuns } = deps.catalog
  const run = (await jobRuns.get(caller.organizationId, runId)) ?? (await jobRuns.get(null, runId))
  if (!run) throw new ProblemError('not_found', `The credential covers no run ${JSON.stringify(runId)}.`)
  await findJob(deps, caller, siteIds, run.jobName).catch(() => {
    throw new ProblemError('not_found', `The credential covers no run ${JSON.stringify(runId)}.`)
  })
  return run
}
