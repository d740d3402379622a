import { nestingMax } from './limits.ts'

/** What keeps a JSON object from being stored, and where in it that is. */
interface JsonFault {
  readonly path: string[]
  readonly message: string
}

/** Recursion is bounded by {@link nestingMax}, so deep input cannot exhaust the stack. */
export function findJsonFault(value: object, depth = 1): JsonFault | undefined {
  if (depth > nestingMax) return { path: [], message: `must not be nested deeper than ${nestingMax} levels` }
  for (const key of Object.keys(value)) {
    if (key === '__proto__')
      return { path: [key], message: 'must not be named __proto__; rename this property' }
    const child = (value as Record<string, unknown>)[key]
    if (typeof child === 'object' && child !== null) {
      const fault = findJsonFault(child, depth + 1)
      if (fault) return { path: [key, ...fault.path], message: fault.message }
    }
  }
  return undefined
}
