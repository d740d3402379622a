import { randomUUID } from 'node:crypto'
import { setTimeout as rest } from 'node:timers/promises'
import type { Catalog, ClaimedRun } from '@sojourn/catalog'
import type { Job } from './define-job.ts'
import { lastTime, nextTime } from './schedule.ts'
import { scheduleOf } from './schedule-of.ts'
import { stopReasons } from './stop-reasons.ts'
import { workOnRun } from './work-on-run.ts'

/** Runs jobs as their schedules say and as people ask; any number of servers share the work. */
export interface JobRunner {
  /** Looks for what is due, from now on. */
  start(): Promise<void>
  /** Looks now: somebody asked for a run. */
  wake(): void
  /** Begins what is due and what others left, and answers when no run of this server is left to wait for. */
  settle(): Promise<void>
  /** Stops a run that this server works on; another server hears of it within seconds. */
  cancel(runId: string): void
  /** Lets go of what runs: it is begun again by the next server. */
  stop(): Promise<void>
}

/** How long the server of a run may say nothing before another takes the run over. */
const leaseMs = 30_000
/** How often it is looked what other servers left, and whether a run was asked for there. */
const lookMs = 5_000
/** Runs that one server works on at once. */
const runsMax = 4

export function createJobRunner(parts: {
  readonly catalog: Pick<Catalog, 'jobs' | 'jobRuns' | 'jobLeases' | 'isShared'>
  readonly kinds: readonly Job[]
  readonly now: () => number
  readonly onFault: (cause: unknown) => void
  /** @default 30 seconds */
  readonly leaseMs?: number
  /** @default 5 seconds */
  readonly lookMs?: number
}): JobRunner {
  const { catalog, now, onFault } = parts
  const kinds = new Map(parts.kinds.map((kind) => [kind.name, kind]))
  const owner = randomUUID()
  const work = { leases: catalog.jobLeases, owner, now, leaseMs: parts.leaseMs ?? leaseMs, onFault }
  const restMs = parts.lookMs ?? lookMs
  const stopping = new AbortController()
  const running = new Map<string, { readonly controller: AbortController; readonly done: Promise<void> }>()
  let looking: Promise<void> | undefined
  let asked: 'runs' | 'all' | undefined
  let nudge = () => {}

  /** When the next time of a schedule comes, and when schedules were last looked at. */
  let nextAt = 0
  let lookedAt = Number.NEGATIVE_INFINITY

  /** Puts the runs whose time has come. */
  async function schedule(): Promise<void> {
    const at = new Date(now())
    const due = new Map<number, string[]>()
    let next = Number.POSITIVE_INFINITY
    for (const job of await catalog.jobs.all()) {
      const kind = kinds.get(job.kind)
      const times = kind && !job.paused ? scheduleOf(kind, job) : undefined
      if (!times) continue
      const time = lastTime(times, job.scheduledThrough, at)?.getTime()
      if (time !== undefined) due.set(time, [...(due.get(time) ?? []), job.name])
      next = Math.min(next, nextTime(times, at)?.getTime() ?? next)
    }
    for (const [time, names] of due) await catalog.jobRuns.schedule(names, new Date(time))
    nextAt = next
    lookedAt = performance.now()
  }

  async function claimAll(): Promise<void> {
    while (running.size < runsMax && !stopping.signal.aborted) {
      const asked = { kinds: [...kinds.keys()], now: new Date(now()), leaseMs: work.leaseMs }
      const claimed = await catalog.jobLeases.claim(owner, asked)
      if (!claimed) return
      begin(claimed)
    }
  }

  function begin(claimed: ClaimedRun): void {
    const controller = new AbortController()
    const kind = kinds.get(claimed.job.kind) as Job
    const done = workOnRun(work, kind, claimed, controller)
      .catch(onFault)
      .finally(() => {
        running.delete(claimed.run.id)
        ask('runs')
      })
    running.set(claimed.run.id, { controller, done })
  }

  /** Reading all schedules is for when one is due, or for now and then: others may have changed them. */
  async function look(isForced: boolean): Promise<void> {
    if (isForced || now() >= nextAt || performance.now() - lookedAt >= restMs) await schedule()
    await claimAll()
  }

  async function lookOn(): Promise<void> {
    while (!stopping.signal.aborted) {
      const isForced = asked === 'all'
      asked = undefined
      const isDone = await look(isForced).then(
        () => true,
        (cause: unknown) => {
          onFault(cause)
          return false
        },
      )
      if (isDone && asked) continue
      const wait = isDone ? Math.max(50, Math.min(restMs, nextAt - now())) : restMs
      const nudged = new Promise<void>((resolve) => {
        nudge = resolve
      })
      const isOver = new AbortController()
      const timer = rest(wait, undefined, { signal: isOver.signal, ref: false }).catch(() => undefined)
      await Promise.race([nudged, timer])
      isOver.abort()
    }
  }

  /** Looks again: at what waits, or at the schedules too. */
  function ask(what: 'runs' | 'all'): void {
    asked = asked === 'all' ? 'all' : what
    nudge()
  }

  return {
    async start() {
      const standing = parts.kinds.filter(({ isStanding }) => isStanding).map(({ name }) => name)
      await catalog.jobs.ensure(standing, new Date(now()))
      // Nobody else can be at work on an embedded database: what runs there ran in a process that is gone.
      if (!catalog.isShared) await catalog.jobLeases.releaseAll()
      looking ??= lookOn()
    },
    wake: () => ask('all'),
    async settle() {
      do {
        await Promise.all([...running.values()].map(({ done }) => done))
        await look(true)
      } while (running.size > 0)
    },
    cancel: (runId) => running.get(runId)?.controller.abort(stopReasons.cancelled),
    async stop() {
      stopping.abort()
      nudge()
      for (const { controller } of running.values()) controller.abort(stopReasons.stopping)
      await Promise.all([looking, ...[...running.values()].map(({ done }) => done)])
    },
  }
}
