import { CommandError } from '../../command-error.ts'
import { refusalOf } from '../../target/read-answer.ts'
import type { Target } from '../../target/target.ts'

/** Where each question is asked, and whether it comes in a body. */
const places: Readonly<Record<string, { readonly path: string; readonly hasBody: boolean }>> = {
  ...Object.fromEntries(
    ['dashboard', 'timeseries', 'breakdown', 'stages', 'revenue', 'days'].map((name) => [
      name,
      { path: `/api/v1/analytics/${name}`, hasBody: false },
    ]),
  ),
  ...Object.fromEntries(
    ['funnel', 'journeys', 'retention'].map((name) => [
      name,
      { path: `/api/v1/analytics/${name}`, hasBody: true },
    ]),
  ),
  sql: { path: '/api/v1/sql', hasBody: true },
}

export const questionNames = Object.keys(places)

/** A question as it was typed. */
export interface TypedQuestion {
  readonly name: string
  /** Each `name=value`. */
  readonly parameters: readonly string[]
  /** JSON text. */
  readonly body: string | undefined
  readonly format: string
  readonly siteId: string | undefined
}

/**
 * Asks a question, and gives the rows of its answer as a file.
 * @throws CommandError where it cannot be asked so, and what Sojourn says against it
 */
export async function askQuestion(target: Target, typed: TypedQuestion): Promise<Uint8Array> {
  const { name, parameters, body, format, siteId } = typed
  const place = places[name]
  if (!place) throw new CommandError(`There is no question ${name}. There are: ${questionNames.join(', ')}.`)
  const { path, hasBody } = place
  if (hasBody !== (body !== undefined))
    throw new CommandError(
      hasBody ? `${name} is asked with --body.` : `${name} is asked by name=value, without --body.`,
    )
  const query: Record<string, string | undefined> = { format, siteId }
  for (const parameter of parameters) {
    const [, key, value] = /^(\w+)=(.*)$/s.exec(parameter) ?? []
    if (key === undefined) throw new CommandError(`${parameter} must be name=value, such as range=30d.`)
    query[key] = value
  }
  const asked = body === undefined ? {} : { method: 'POST' as const, json: parse(body) }
  const response = await target.ask(path, { query, ...asked })
  if (!response.ok) throw await refusalOf(response)
  return new Uint8Array(await response.arrayBuffer())
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    throw new CommandError('--body must be JSON.')
  }
}
