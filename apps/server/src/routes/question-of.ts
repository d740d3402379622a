import type { z } from 'zod'
import type { Caller } from '../credentials/caller.ts'
import { parseBody } from '../http/parse-body.ts'
import { frameBody } from './frame-body.ts'

/**
 * What a room is asked. Whoever has a public link asks the question of the link, whatever they send, about the range and the
 * filters that they choose.
 * @throws ProblemError `invalid_request`.
 */
export const questionOf = <Asked>(caller: Caller, body: z.ZodType<Asked>, given: unknown): Asked =>
  parseBody(body, caller.kind === 'link' ? { ...frameIn(given), ...caller.shows?.question } : given)

/** The members that say which sessions a question is about. */
const frameIn = (given: unknown): object =>
  Object.fromEntries(Object.entries(given ?? {}).filter(([name]) => Object.hasOwn(frameBody, name)))
