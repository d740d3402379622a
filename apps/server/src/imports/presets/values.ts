import type { Fields } from './preset.ts'

/** An object without what is absent or empty. */
export const given = (fields: Fields): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(fields).filter(([, value]) => {
      if (value === undefined || value === null || value === '') return false
      return typeof value !== 'object' || Array.isArray(value) || Object.keys(value).length > 0
    }),
  )

/** A text; undefined where it is none, or empty. */
export const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined

/** A number, also one that is written as text; undefined where it is none. */
export function numberOf(value: unknown): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined
}

/** An object, also one that is written as JSON; empty where it is none. */
export function objectOf(value: unknown): Fields {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Fields
  if (typeof value !== 'string' || !value.startsWith('{')) return {}
  try {
    return objectOf(JSON.parse(value))
  } catch {
    return {}
  }
}

/** The objects of a list; none where it is no list. */
export const objectsOf = (value: unknown): Fields[] => (Array.isArray(value) ? value.map(objectOf) : [])
