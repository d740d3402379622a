import type { ClaimedRun, JobLeases } from '@sojourn/catalog'
import { ProblemError } from '@sojourn/contract'
import { type Job, NotHere, retriesStandard } from './define-job.ts'
import { openRunNews } from './run-news.ts'
import { stopReasons } from './stop-reasons.ts'

interface Work {
  readonly leases: Pick<JobLeases, 'renew' | 'end'>
  readonly owner: string
  readonly now: () => number
  readonly leaseMs: number
  readonly onFault: (cause: unknown) => void
}

/**
 * Within which a run is offered again that needs another server. When, is left to chance: a server that always looked first
 * would get it for ever.
 */
const elsewhereMs = 5_000
/** Until the first retry; each further one waits four times as long. */
const retryMs = 30_000

/** Does the work of a run, tells how far it is, and writes down what it came to. `controller` ends it before its time. */
export async function workOnRun(
  work: Work,
  kind: Job,
  { job, run }: ClaimedRun,
  controller: AbortController,
): Promise<void> {
  const { leases, owner, now, leaseMs } = work
  const { signal } = controller
  const news = openRunNews(run, now)
  let heardAt = performance.now()
  let writing: Promise<unknown> = Promise.resolve()
  /** One write after the other, so that what is told later stands later. */
  const tell = (checkpoint?: Record<string, unknown>): Promise<void> => {
    const told = writing.then(async () => {
      const state = await leases.renew(run.id, owner, leaseMs, news.take(checkpoint))
      heardAt = performance.now()
      if (state !== 'held') controller.abort(state === 'lost' ? stopReasons.lost : stopReasons.cancelled)
    })
    writing = told.catch(() => undefined)
    return told
  }
  const beat = setInterval(() => {
    if (performance.now() - heardAt > leaseMs) controller.abort(stopReasons.lost)
    tell().catch(work.onFault)
  }, leaseMs / 6)
  const limit = setTimeout(() => controller.abort(stopReasons.tooLong), kind.timeLimitMs)
  news.log(run.attempt > 1 || run.interruptions > 0 ? `Begun again (attempt ${run.attempt}).` : 'Begun.')
  let failure: unknown
  let outcome = ''
  try {
    const { name, organizationId, siteId } = job
    outcome = await kind.run({
      now,
      signal,
      settings: kind.settings.parse({ ...job.settings, ...run.settings }),
      job: { name, organizationId, siteId },
      run,
      log: news.log,
      progress: news.progress,
      rows: news.rows,
      checkpoint: run.checkpoint ?? undefined,
      async save(checkpoint) {
        await tell(checkpoint)
        signal.throwIfAborted()
      },
    })
  } catch (cause) {
    failure = cause
  } finally {
    clearInterval(beat)
    clearTimeout(limit)
  }
  await writing
  if (signal.reason === stopReasons.lost) return
  const end = endOf(
    { failure, outcome, signal, at: now() },
    job.retriesMax ?? kind.retriesMax ?? retriesStandard,
    run,
  )
  news.log(end.outcome)
  await leases.end(run.id, owner, news.take(), end)
}

function endOf(
  came: { failure: unknown; outcome: string; signal: AbortSignal; at: number },
  retriesMax: number,
  { attempt }: ClaimedRun['run'],
): Parameters<JobLeases['end']>[3] {
  const { failure, signal, at } = came
  if (failure === undefined) return { status: 'succeeded', at: new Date(at), outcome: came.outcome }
  if (signal.reason === stopReasons.cancelled)
    return { status: 'cancelled', at: new Date(at), outcome: stopReasons.cancelled.message }
  if (signal.reason === stopReasons.stopping)
    return {
      status: 'waiting',
      notBefore: new Date(at),
      outcome: stopReasons.stopping.message,
      isCounted: false,
    }
  if (failure instanceof NotHere)
    return {
      status: 'waiting',
      notBefore: new Date(at + Math.random() * elsewhereMs),
      outcome: failure.message,
      isCounted: false,
    }
  const reason = signal.aborted ? signal.reason : failure
  const outcome = reason instanceof Error ? reason.message : String(reason)
  if (attempt > retriesMax || isHopeless(failure)) return { status: 'failed', at: new Date(at), outcome }
  const notBefore = new Date(at + retryMs * 4 ** (attempt - 1))
  return { status: 'waiting', notBefore, outcome, isCounted: true }
}

/** Whether it would fail the next time too. */
const isHopeless = (failure: unknown): boolean =>
  failure instanceof ProblemError && (failure.code === 'invalid_request' || failure.code === 'not_found')
