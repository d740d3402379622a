import { CommandError } from '../command-error.ts'
import { refusalOf } from '../target/read-answer.ts'
import type { Target } from '../target/target.ts'
import { showProgress } from '../terminal/progress.ts'

/** A line of a long run: how far it is, or what it came to. */
interface RunLine<Report> {
  readonly progress?: { readonly events: number; readonly eventsTotal: number }
  readonly report?: Report
}

interface Run {
  readonly body: Readonly<Record<string, unknown>>
  /** Undefined: every site of the installation. */
  readonly siteId: string | undefined
  /** What is done, such as `Folding`. */
  readonly label: string
}

/**
 * Starts a long run of the server, shows how far it is, and gives its report.
 * @throws CommandError where it cannot begin, and where it breaks off.
 */
export async function followRun<Report>(target: Target, path: string, run: Run): Promise<Report> {
  const answer = await target.ask(path, { method: 'POST', json: run.body, query: { siteId: run.siteId } })
  if (!answer.ok || !answer.body) throw await refusalOf(answer)
  const progress = showProgress(run.label)
  try {
    for await (const line of jsonLines<RunLine<Report>>(answer.body)) {
      if (line.report !== undefined) return line.report
      if (line.progress) progress.show(line.progress.events, line.progress.eventsTotal)
    }
    throw new Error('the answer ended without a report')
  } catch (cause) {
    throw new CommandError(
      'The run broke off before its end; the log of the server says why. What it wrote stands, and running it again is harmless.',
      { cause },
    )
  } finally {
    progress.end()
  }
}

async function* jsonLines<Line>(body: ReadableStream<Uint8Array>): AsyncGenerator<Line> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const piece of body) {
    const lines = (rest + decoder.decode(piece, { stream: true })).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) if (line !== '') yield JSON.parse(line) as Line
  }
}
