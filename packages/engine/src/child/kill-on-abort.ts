import { raise } from './clickhouse-exception.ts'
import type { Pool } from './create-pool.ts'
import type { Connection } from './open-connection.ts'
import { sqlLiteral } from './sql-literal.ts'

const AGAIN_MS = 50
let lastTag = 0

/**
 * Runs a statement under a mark of its own, and ends it within ClickHouse when the signal aborts.
 *
 * chDB cannot interrupt a statement, and ignores query ids: so the mark is a comment at its beginning, and another
 * connection kills what begins with it. Repeated until it has ended, as it may not have begun when first told to.
 */
export async function killOnAbort<Result>(
  control: Pool<Connection>,
  signal: AbortSignal,
  statement: (mark: string) => Promise<Result>,
): Promise<Result> {
  if (signal.aborted) throw raise(394, 'Query was cancelled before it began')
  const mark = `/* run:${++lastTag} */`
  const kill = `KILL QUERY WHERE startsWith(query, ${sqlLiteral(mark)}) ASYNC`
  let timer: NodeJS.Timeout | undefined
  let ended = false

  async function killAgain(): Promise<void> {
    await control
      .run(new AbortController().signal, (connection) => connection.run(kill, 'Null', 'default'))
      .catch(() => {})
    if (!ended) timer = setTimeout(killAgain, AGAIN_MS)
  }

  signal.addEventListener('abort', killAgain, { once: true })
  try {
    return await statement(`${mark} `)
  } finally {
    ended = true
    clearTimeout(timer)
    signal.removeEventListener('abort', killAgain)
  }
}
