import { QuestionError } from '../frame/question-error.ts'

/**
 * Errors of ClickHouse that say what is wrong with a query, whatever the rows are: an unknown column or function, wrong
 * types or numbers of arguments, aggregates in the wrong place.
 */
const ofQuery = new Set(
  '8 10 20 35 36 42 43 44 46 47 51 53 62 63 64 80 122 130 131 133 134 170 179 184 191 207 215 349 352 386 403 456 630 700'.split(
    ' ',
  ),
)
/** Errors of ClickHouse about a value, whose text may quote it. */
const ofValue = new Set(
  '6 26 27 28 38 41 69 70 72 117 128 131 153 190 219 321 349 395 407 441 467 675'.split(' '),
)

/**
 * What the store says of a query as a fault of the query, where it is one: the first sentence, without what it says of its
 * own insides; else the error as it came. Values are not quoted.
 */
export function explainSql(cause: unknown): unknown {
  const { code, message } = (cause ?? {}) as { code?: unknown; message?: unknown }
  if (typeof code !== 'string' || typeof message !== 'string') return cause
  if (ofValue.has(code))
    return fault(
      'a value cannot be read, converted or divided as the query says; functions such as toInt64OrNull and intDivOrZero bear it',
    )
  return ofQuery.has(code) ? fault(`the store says: ${firstSentence(message)}`) : cause
}

const fault = (message: string) => new QuestionError([{ path: 'query', message }])

function firstSentence(message: string): string {
  const [said = ''] = message.split(
    /\.? [Ii]n (?:scope|query)\b|: (?:While|while|In) |, required columns| \(version|\. \(|\(in (?:query|scope)/,
  )
  return said
    .replace(/__table\d+\./g, '')
    .replaceAll('`', '')
    .slice(0, 300)
}
