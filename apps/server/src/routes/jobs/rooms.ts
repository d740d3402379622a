import { jobChanges, jobRunSchema, jobSchema, newJobRun } from '@sojourn/contract'
import { z } from 'zod'
import { actorOf } from '../../accounts/actor-of.ts'
import { parseBody } from '../../http/parse-body.ts'
import { readJson } from '../../http/read-json.ts'
import { type Room, room } from '../../rooms/room.ts'
import { checkSchedule, checkSettings, findJob, type JobDeps, jobsOf, kindOf } from './job-desk.ts'
import { presentJob, presentRun } from './present-job.ts'

const params = z.object({ name: z.string().min(1).max(128).describe('The name of the job') })
const one = z.object({ job: jobSchema })
const bodyProblems = ['malformed_json', 'body_too_large', 'unsupported_media_type'] as const

/** Jobs: work by a schedule, or when somebody asks for it. */
export function jobRooms(deps: JobDeps): Room[] {
  const { catalog, jobKinds, jobRunner, trustProxyHops, now } = deps
  return [
    room({
      guard: 'admin',
      method: 'get',
      path: '/api/v1/jobs',
      tag: 'Operations',
      summary: 'List the jobs',
      description: 'Those of the organization; for who owns the installation, also those of all of it.',
      answers: { 200: { description: 'Oldest first', schema: z.object({ jobs: z.array(jobSchema) }) } },
      handle: async ({ c, caller, siteIds }) => {
        const known = new Map(jobKinds.map((kind) => [kind.name, kind]))
        const jobs = await jobsOf(deps, caller, siteIds)
        const runs = await catalog.jobRuns.latest(jobs.map(({ name }) => name))
        const presented = jobs.flatMap((job) => {
          const kind = known.get(job.kind)
          const own = runs.filter(({ jobName }) => jobName === job.name)
          return kind ? [presentJob(job, kind, own, now())] : []
        })
        return c.json({ jobs: presented })
      },
    }),
    room({
      guard: 'admin',
      method: 'get',
      path: '/api/v1/jobs/{name}',
      tag: 'Operations',
      summary: 'A job',
      params,
      answers: { 200: { description: 'The job', schema: one } },
      handle: async ({ c, caller, siteIds, params: { name } }) => {
        const job = await findJob(deps, caller, siteIds, name)
        const runs = await catalog.jobRuns.latest([name])
        return c.json({ job: presentJob(job, kindOf(deps, job), runs, now()) })
      },
    }),
    room({
      guard: 'admin',
      method: 'patch',
      path: '/api/v1/jobs/{name}',
      tag: 'Operations',
      summary: 'Pause a job, or change its schedule or settings',
      description:
        'Null sets back to the standard of its kind. Times that pass while a job is paused are not caught up. Settings are ' +
        'replaced as a whole; what is absent has its standard value.',
      params,
      body: { schema: jobChanges, example: { schedule: '30 4 * * *', timeZone: 'Europe/Berlin' } },
      answers: { 200: { description: 'The job as it now is', schema: one } },
      problems: bodyProblems,
      handle: async ({ c, caller, siteIds, params: { name } }) => {
        const changes = parseBody(jobChanges, await readJson(c))
        const was = await findJob(deps, caller, siteIds, name)
        const kind = kindOf(deps, was)
        const { schedule = was.schedule, timeZone = was.timeZone } = changes
        checkSchedule(kind, { schedule, timeZone })
        if (changes.settings) checkSettings(kind, changes.settings, caller)
        const by = actorOf(c, caller, trustProxyHops)
        const job = await catalog.jobs.update(by, was.organizationId, name, changes, new Date(now()))
        jobRunner.wake()
        return c.json({ job: presentJob(job, kind, await catalog.jobRuns.latest([name]), now()) })
      },
    }),
    room({
      guard: 'admin',
      method: 'get',
      path: '/api/v1/jobs/{name}/runs',
      tag: 'Operations',
      summary: 'List the runs of a job',
      params,
      query: z.object({ limit: z.coerce.number().int().min(1).max(100).default(25) }),
      answers: { 200: { description: 'Newest first', schema: z.object({ runs: z.array(jobRunSchema) }) } },
      handle: async ({ c, caller, siteIds, params: { name }, query }) => {
        const job = await findJob(deps, caller, siteIds, name)
        const runs = await catalog.jobRuns.list(job.organizationId, name, query.limit)
        return c.json({ runs: runs.map(presentRun) })
      },
    }),
    room({
      guard: 'admin',
      method: 'post',
      path: '/api/v1/jobs/{name}/run',
      tag: 'Operations',
      summary: 'Run a job now',
      description:
        "With settings over the job's, for this run. It begins at once, or when the run under way has ended, also where " +
        'the job is paused. How far it is, is at `Location`.',
      params,
      body: { schema: newJobRun, optional: true, example: {} },
      answers: { 202: { description: 'The run', schema: z.object({ run: jobRunSchema }) } },
      problems: bodyProblems,
      handle: async ({ c, caller, siteIds, params: { name } }) => {
        const { settings = {} } = parseBody(newJobRun, (await readJson(c)) ?? {})
        const job = await findJob(deps, caller, siteIds, name)
        checkSettings(kindOf(deps, job), { ...job.settings, ...settings }, caller)
        const by = actorOf(c, caller, trustProxyHops)
        const run = await catalog.jobRuns.ask(by, job.organizationId, name, settings)
        jobRunner.wake()
        c.header('location', `/api/v1/job-runs/${run.id}`)
        return c.json({ run: presentRun(run) }, 202)
      },
    }),
  ]
}
