import { ApiProblem, type FieldError } from '../../api/api-problem.ts'

/** A failure as people read it. */
export interface ProblemWords {
  readonly title: string
  readonly text: string
  readonly errors: readonly FieldError[]
  /** Whether asking again would bring the same. */
  readonly isFinal: boolean
  readonly isForbidden: boolean
}

/**
 * What went wrong, in the server's words where there are any.
 * @param what could not be read: `The figures`; absent: what was tried is in sight
 */
export function problemWords(error: unknown, what?: string): ProblemWords {
  const problem = error instanceof ApiProblem ? error : undefined
  const isForbidden = problem?.status === 403
  const isFinal = isForbidden || problem?.status === 404
  const text =
    problem?.message ?? 'Something in this page broke. Load it again; if it stays, please report it.'
  return {
    title: titleOf(problem),
    text: what && !isFinal ? `${what} could not be read. ${text}` : text,
    errors: problem?.errors ?? [],
    isFinal,
    isForbidden,
  }
}

function titleOf(problem: ApiProblem | undefined): string {
  if (!problem) return 'This did not work'
  const { status, code } = problem
  if (status === 0) return 'No connection'
  if (status === 401) return 'You are signed out'
  if (status === 403) return 'Not for your role'
  if (status === 404) return 'Not found'
  if (status === 429) return 'Too many questions at once'
  if (code === 'query_too_large') return 'Too much to read at once'
  return status >= 500 ? 'The server could not answer' : 'This cannot be asked'
}
