import type { Flush } from './flush.ts'
import type { EventOutcome, StandingSession } from './types.ts'
import type { Work } from './work.ts'

/** What a flush answers to one work. */
export type Result =
  | { readonly outcomes: EventOutcome[] }
  | { readonly session: StandingSession | undefined; readonly created: boolean }

/** The results of a written flush, in the order of its works. */
export function answerFlush(
  flush: Flush,
  standing: (siteId: string, sessionId: string) => StandingSession | undefined,
): Result[] {
  const outcomes = new Map<Work, EventOutcome[]>()
  for (const { work, outcome } of flush.assigned) {
    const list = outcomes.get(work)
    if (list) list.push(outcome)
    else outcomes.set(work, [outcome])
  }
  return flush.works.map((work) => {
    if (work.kind === 'events') return { outcomes: outcomes.get(work) ?? [] }
    const staged = flush.answers.get(work)
    const session = staged && standing(staged.session.siteId, staged.session.sessionId)
    return { session, created: flush.created.has(work) }
  })
}
