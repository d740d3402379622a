import { z } from 'zod'

const error = 'must be a whole number from 1 to 100'

/** The query parameter of a list's page length. */
export const limitParameter = z.coerce
  .number({ error })
  .int({ error })
  .min(1, { error })
  .max(100, { error })
  .default(25)

/** The same in a body. */
export const limitField = z
  .number({ error })
  .int({ error })
  .min(1, { error })
  .max(100, { error })
  .default(25)
  .describe('Of the page')
