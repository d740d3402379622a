import { z } from 'zod'

/** A text of at most so many characters. */
export const text = (max: number) =>
  z.string({ error: 'must be a string' }).max(max, { error: `must be at most ${max} characters` })
