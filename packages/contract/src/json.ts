import { z } from 'zod'
import { findJsonFault } from './find-json-fault.ts'

/** A JSON object as a client sends it: any values, names other than `__proto__`, at most {@link nestingMax} levels. */
export const jsonObject = z.unknown().transform((value, context): Record<string, unknown> => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    context.addIssue({ code: 'custom', message: 'must be a JSON object such as {"plan": "pro"}' })
    return z.NEVER
  }
  const fault = findJsonFault(value)
  if (fault) {
    context.addIssue({ code: 'custom', message: fault.message, path: fault.path })
    return z.NEVER
  }
  return value as Record<string, unknown>
})
