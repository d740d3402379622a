import { currencyPattern } from '@sojourn/contract'
import { z } from 'zod'

/** The query parameter that names a currency. */
export const currencyParameter = z
  .string()
  .transform((code) => code.toUpperCase())
  .refine((code) => currencyPattern.test(code), { error: 'must be an ISO 4217 code such as EUR' })
  .optional()
  .describe("The currency of the figures; the standard is the site's")
