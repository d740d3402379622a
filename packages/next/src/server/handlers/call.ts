import type { Api, ApiAnswer } from '../api/create-api.ts'

/** A call of a signed-in user, checked. */
export interface Call {
  readonly api: Api
  /** From the token, and from nowhere else. */
  readonly userId: string
  /** The JSON object of the body; empty for GET. */
  readonly body: Readonly<Record<string, unknown>>
  readonly query: URLSearchParams
  /** The surroundings: the browser and address that the request shows, and what the page says besides. */
  readonly context: Readonly<Record<string, unknown>>
}

export type Handle = (call: Call) => Promise<ApiAnswer>

/** The named members of an object that are there. */
export const pick = (from: Readonly<Record<string, unknown>>, names: readonly string[]) =>
  Object.fromEntries(names.flatMap((name) => (from[name] === undefined ? [] : [[name, from[name]]])))
