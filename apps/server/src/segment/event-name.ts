import { segmentEventType } from './segment-event-type.ts'

/** A letter that a type cannot have, and no accent explains. */
const otherLetter = /(?!\p{Script=Latin})\p{L}/u

/**
 * What another tool calls an event, which may be any text, as a type of ours: `Signed Up!` is `signed_up`. A name in another
 * script is told as `said` too, or nobody could tell what happened. What is no text, or empty, has neither.
 */
export const eventNameOf = (
  name: unknown,
): { readonly type: string | undefined; readonly said: string | undefined } => ({
  type: segmentEventType(name),
  said: typeof name === 'string' && otherLetter.test(name) ? name : undefined,
})
