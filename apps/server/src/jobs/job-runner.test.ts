import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Catalog, system } from '@sojourn/catalog'
import { ProblemError } from '@sojourn/contract'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { openTestCatalog } from '../../test/open-test-catalog.ts'
import { waitUntil } from '../../test/wait-until.ts'
import { createJobRunner, type JobRunner } from './create-job-runner.ts'
import { defineJob, type Job, type JobContext, NotHere } from './define-job.ts'

const minute = 60_000
const start = Date.UTC(2026, 2, 7)

let directory: string
let catalog: Catalog
let now = start
const faults: unknown[] = []

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'sojourn-jobs-'))
  catalog = await openTestCatalog(directory)
})
afterAll(async () => {
  await catalog?.close()
  await rm(directory, { recursive: true, force: true })
  expect(faults).toEqual([])
})

type Run = (context: JobContext<{ n: number }>) => Promise<string>

const kindOf = (
  name: string,
  run: Run,
  rest: Partial<Pick<Job, 'schedule' | 'timeZone' | 'timeLimitMs'>> = {},
) =>
  defineJob({
    name,
    title: name,
    description: name,
    isStanding: true,
    timeLimitMs: minute,
    ...rest,
    settings: z.object({ n: z.number().default(1) }),
    run,
  })

/** A server's runner that looks only when it is told to. */
const runnerOf = (kinds: readonly Job[], leaseMs = 30_000): JobRunner =>
  createJobRunner({ catalog, kinds, now: () => now, onFault: (cause) => faults.push(cause), leaseMs })

/** Puts standing jobs as a start does, without looking for work by itself. */
const ensure = (kinds: readonly Job[]) =>
  catalog.jobs.ensure(
    kinds.map(({ name }) => name),
    new Date(now),
  )

it('two servers run each time of each schedule once, in days of changing clocks too', async () => {
  const done: string[] = []
  const kinds = ['America/New_York', 'Australia/Lord_Howe'].map((timeZone) =>
    kindOf(
      `daily-${timeZone.length}`,
      async ({ run }) => {
        done.push(`${timeZone} ${run.scheduledFor.toISOString()}`)
        return 'Done.'
      },
      { schedule: '30 2 * * *', timeZone },
    ),
  )
  await ensure(kinds)
  const servers = [runnerOf(kinds), runnerOf(kinds)]
  for (let days = 0; days < 4; days++) {
    now += 12 * 60 * minute
    await Promise.all(servers.map((server) => server.settle()))
    now += 12 * 60 * minute
    await Promise.all(servers.map((server) => server.settle()))
  }
  expect(done.sort()).toEqual([
    'America/New_York 2026-03-07T07:30:00.000Z',
    'America/New_York 2026-03-08T07:00:00.000Z',
    'America/New_York 2026-03-09T06:30:00.000Z',
    'America/New_York 2026-03-10T06:30:00.000Z',
    'Australia/Lord_Howe 2026-03-07T15:30:00.000Z',
    'Australia/Lord_Howe 2026-03-08T15:30:00.000Z',
    'Australia/Lord_Howe 2026-03-09T15:30:00.000Z',
    'Australia/Lord_Howe 2026-03-10T15:30:00.000Z',
  ])
})

it('times that were missed are caught up once, those of a pause not at all', async () => {
  const done: Date[] = []
  const kind = kindOf(
    'hourly',
    async ({ run }) => {
      done.push(run.scheduledFor)
      return 'Done.'
    },
    { schedule: '0 * * * *' },
  )
  await ensure([kind])
  const server = runnerOf([kind])
  now += 100 * 60 * minute
  await server.settle()
  expect(done).toEqual([new Date(now - (now % (60 * minute)))])
  await catalog.jobs.update(system, null, 'hourly', { paused: true })
  now += 100 * 60 * minute
  await server.settle()
  expect(done.length).toBe(1)
  await catalog.jobs.update(system, null, 'hourly', { paused: false }, new Date(now))
  await server.settle()
  expect(done.length).toBe(1)
})

it('what fails is tried again, ever later, and what cannot succeed is not', async () => {
  const attempts: number[] = []
  const kind = kindOf('failing', async ({ run, settings, log }) => {
    attempts.push(run.attempt)
    log(`n is ${settings.n}`)
    if (settings.n === 0) throw new ProblemError('invalid_request', 'n must not be 0.')
    throw new Error('no luck')
  })
  await ensure([kind])
  const server = runnerOf([kind])
  const asked = await catalog.jobRuns.ask(system, null, 'failing', { n: 7 })
  for (const wait of [0, 29_000, 1_000, 119_000, 1_000, 480_000, 3_600_000]) {
    now += wait
    await server.settle()
  }
  expect(attempts).toEqual([1, 2, 3, 4])
  const run = await catalog.jobRuns.get(null, asked.id)
  expect(run).toMatchObject({ status: 'failed', outcome: 'no luck', attempt: 4, askedBy: 'Sojourn' })
  expect(run?.log.match(/n is 7/g)?.length).toBe(4)
  await catalog.jobRuns.ask(system, null, 'failing', { n: 0 })
  await server.settle()
  now += 3_600_000
  await server.settle()
  expect(attempts.length).toBe(5)
})

it('a run goes on from where the server before it was, whether that stopped or died', async () => {
  const steps: number[] = []
  let isStuck = true
  const kind = kindOf('long', async ({ checkpoint, save, signal, rows, progress }) => {
    for (let step = Number(checkpoint?.step ?? 0); step < 4; step++) {
      if (isStuck && step === 2) {
        await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
      }
      steps.push(step)
      rows(step + 1)
      progress(step + 1, 4)
      await save({ step: step + 1 })
    }
    return 'Four steps.'
  })
  await ensure([kind])
  const { id } = await catalog.jobRuns.ask(system, null, 'long')
  const first = runnerOf([kind])
  await first.start()
  await waitUntil(
    async () => steps.length,
    (count) => count === 2,
  )
  await first.stop()
  expect(await catalog.jobRuns.get(null, id)).toMatchObject({ status: 'waiting', attempt: 0, done: 2 })
  // A server that takes it and is never heard of again.
  const dead = { kinds: ['long'], now: new Date(now), leaseMs: 100 }
  expect((await catalog.jobLeases.claim('dead', dead))?.run.id).toBe(id)
  isStuck = false
  const second = runnerOf([kind])
  await waitUntil(
    async () => {
      await second.settle()
      return (await catalog.jobRuns.get(null, id))?.status
    },
    (status) => status === 'succeeded',
  )
  expect(steps).toEqual([0, 1, 2, 3])
  expect(await catalog.jobRuns.get(null, id)).toMatchObject({
    interruptions: 1,
    rows: 4,
    outcome: 'Four steps.',
  })
})

it('a run that only another server can do is left to that one, and nothing counts as failed', async () => {
  const elsewhere = kindOf('placed', async () => {
    throw new NotHere('Another server has it.')
  })
  const here = kindOf('placed', async () => 'Done here.')
  await ensure([here])
  const { id } = await catalog.jobRuns.ask(system, null, 'placed')
  for (let turn = 0; turn < 6; turn++) {
    await runnerOf([elsewhere]).settle()
    now += 5_000
  }
  const run = () => catalog.jobRuns.get(null, id)
  expect(await run()).toMatchObject({ status: 'waiting', attempt: 0, outcome: 'Another server has it.' })
  await runnerOf([here]).settle()
  expect(await run()).toMatchObject({ status: 'succeeded', attempt: 1, outcome: 'Done here.' })
})

it('a run is cancelled, from any server, and ended when it takes too long', async () => {
  const kind = kindOf(
    'endless',
    ({ signal }) => new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
    { timeLimitMs: 200 },
  )
  await ensure([kind])
  // Hears of it within a sixth of the lease.
  const server = runnerOf([kind], 300)
  const { id: late } = await catalog.jobRuns.ask(system, null, 'endless')
  await server.settle()
  expect(await catalog.jobRuns.get(null, late)).toMatchObject({
    status: 'waiting',
    outcome: 'It took longer than it may.',
  })
  await catalog.jobRuns.cancel(system, null, late)
  const { id } = await catalog.jobRuns.ask(system, null, 'endless')
  const settled = server.settle()
  await waitUntil(
    async () => (await catalog.jobRuns.get(null, id))?.status,
    (status) => status === 'running',
  )
  await catalog.jobRuns.cancel(system, null, id)
  await settled
  const statuses = (await catalog.jobRuns.list(null, 'endless', 10)).map(({ status }) => status)
  expect(statuses).toEqual(['cancelled', 'cancelled'])
})

it('of a job there is never more than one run at a time', async () => {
  let now = 0
  let most = 0
  const kind = kindOf('alone', async () => {
    most = Math.max(most, ++now)
    await catalog.state()
    now--
    return 'Done.'
  })
  await ensure([kind])
  for (let run = 0; run < 6; run++) await catalog.jobRuns.ask(system, null, 'alone')
  const servers = [runnerOf([kind]), runnerOf([kind])]
  await Promise.all(servers.map((server) => server.settle()))
  await Promise.all(servers.map((server) => server.settle()))
  const runs = await catalog.jobRuns.list(null, 'alone', 10)
  expect(runs.filter(({ status }) => status === 'succeeded').length).toBe(6)
  expect(most).toBe(1)
})
