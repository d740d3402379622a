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
  const stopping = new AbortController()
  const running = new Map<string, { readonly controller: AbortController; readonly done: Promise<void> }>()
  let looking: Promise<void> | undefined
  let isAsked = false
  let nudge = () => {}

  /** Puts the runs whose time has come. Answers when the next one's comes. */
  async function schedule(): Promise<number> {
    const at = new Date(now())
    let next = Number.POSITIVE_INFINITY
    for (const job of await catalog.jobs.all()) {
      const kind = kinds.get(job.kind)
      const times = kind && !job.paused ? scheduleOf(kind, job) : undefined
      if (!times) continue
      const due = lastTime(times, job.scheduledThrough, at)
      if (due) await catalog.jobRuns.schedule(job.name, due)
      next = Math.min(next, nextTime(times, at)?.getTime() ?? next)
    }
    return next
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
        wake()
      })
    running.set(claimed.run.id, { controller, done })
  }

  async function look(): Promise<number> {
    const next = await schedule()
    await claimAll()
    return next
  }

  async function lookOn(): Promise<void> {
    while (!stopping.signal.aborted) {
      isAsked = false
      const next = await look().catch((cause: unknown) => {
        onFault(cause)
        return Number.POSITIVE_INFINITY
      })
      if (isAsked) continue
      const wait = Math.max(50, Math.min(parts.lookMs ?? lookMs, next - now()))
      const nudged = new Promise<void>((resolve) => {
        nudge = resolve
      })
      const isOver = new AbortController()
      const timer = rest(wait, undefined, { signal: isOver.signal, ref: false }).catch(() => undefined)
      await Promise.race([nudged, timer])
      isOver.abort()
    }
  }

  function wake(): void {
    isAsked = true
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
    wake,
    async settle() {
      do {
        await Promise.all([...running.values()].map(({ done }) => done))
        await look()
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
