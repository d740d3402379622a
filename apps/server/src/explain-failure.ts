import { setTimeout } from 'node:timers/promises'
import { QuestionError } from '@sojourn/analytics'
import { ProblemError } from '@sojourn/contract'

/** Codes of ClickHouse for limits of a read: rows, memory, bytes. */
const limitCodes = new Set(['158', '241', '307', '396'])

/** Those of its limits of time: too long already, or foreseen to be. A busy machine brings small questions there too. */
const timeCodes = new Set(['159', '160'])

const memoryCode = '241'

/**
 * What ClickHouse says where it has no memory left as a whole or for its user, which the question has not used up by itself;
 * "Query memory limit exceeded" is about the question. Versions before 24 have the words in another order.
 */
const sharedMemory = /\(total\)|\bUser memory limit|\(for user\)/

const cannotCompileRegexp = '427'

/** How long others are given to end, in milliseconds, before a question is asked once more. */
const secondTryMs = 1000

/** Failures of the store as problems: a limit says how to narrow the question, anything else to come again. */
export function explainFailure(cause: unknown): ProblemError {
  if (cause instanceof ProblemError) return cause
  if (cause instanceof QuestionError)
    return new ProblemError('invalid_request', `${cause.message}.`, { errors: [...cause.errors] })
  if (isCrowded(cause)) {
    const detail =
      'The store has no memory left for this beside its other work. Ask again in a moment; a shorter range needs less.'
    return new ProblemError('storage_unavailable', detail, { retryAfterSeconds: 2, cause })
  }
  const code = codeOf(cause)
  if (limitCodes.has(code)) {
    const detail = 'This question reads more than one question may. Ask for a shorter range, or add a filter.'
    return new ProblemError('query_too_large', detail, { cause })
  }
  if (timeCodes.has(code)) {
    const detail =
      'This question takes longer than one question may. Ask for a shorter range, or add a filter; where the machine is busy, ask again later.'
    return new ProblemError('query_too_large', detail, { cause })
  }
  if (code === cannotCompileRegexp) {
    const detail = 'A regular expression of matches cannot be read. The syntax is that of RE2.'
    return new ProblemError('invalid_request', detail, { cause })
  }
  return new ProblemError('storage_unavailable', 'The store does not answer now. Ask again in a moment.', {
    retryAfterSeconds: 2,
    cause,
  })
}

/** Asks, and once more a second later where other work of the store had the memory: merges, or other questions. */
export async function askTwice<Answer>(ask: () => Promise<Answer>, signal: AbortSignal): Promise<Answer> {
  try {
    return await ask()
  } catch (cause) {
    if (!isCrowded(cause)) throw cause
    await setTimeout(secondTryMs, undefined, { signal })
    return ask()
  }
}

const isCrowded = (cause: unknown): boolean =>
  codeOf(cause) === memoryCode && cause instanceof Error && sharedMemory.test(cause.message)

const codeOf = (cause: unknown): string =>
  typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : ''
