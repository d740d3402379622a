import { z } from 'zod'
import { nestingMax } from './limits.ts'

/** A JSON object as a client sends it: any values, names other than `__proto__`, at most {@link nestingMax} levels. */
export const jsonObject = z.unknown().transform((value, context): Record<string, unknown> => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    context.addIssue({ code: 'custom', message: 'must be a JSON object such as {"plan": "pro"}' })
    return z.NEVER
  }
  const fault = findFault(value, 1)
  if (fault) {
    context.addIssue({ code: 'custom', message: fault.message, path: fault.path })
    return z.NEVER
  }
  return value as Record<string, unknown>
})

type Fault = { path: string[]; message: string }

/** Recursion is bounded by {@link nestingMax}, so deep input cannot exhaust the stack. */
function findFault(value: object, depth: number): Fault | undefined {
  if (depth > nestingMax) return { path: [], message: `must not be nested deeper than ${nestingMax} levels` }
  for (const key of Object.keys(value)) {
    if (key === '__proto__')
      return { path: [key], message: 'must not be named __proto__; rename this property' }
    const child = (value as Record<string, unknown>)[key]
    if (typeof child === 'object' && child !== null) {
      const fault = findFault(child, depth + 1)
      if (fault) return { path: [key, ...fault.path], message: fault.message }
    }
  }
  return undefined
}
