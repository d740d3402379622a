import type { Fields } from './preset.ts'

/** What the API takes of a text at most, in characters. Members of the same name have the same limit. */
const limits: Readonly<Record<string, number>> = {
  url: 8192,
  path: 2048,
  title: 1024,
  referrer: 8192,
  userAgent: 1024,
  browser: 64,
  os: 64,
  source: 256,
  medium: 256,
  campaign: 256,
  term: 256,
  content: 256,
}

/**
 * An event with its texts cut to what the API takes. Snowplow's titles have up to 2,000 characters and PostHog's any number:
 * nobody can mend another tool's file, and half a title is better than no page view. Properties stay as they are.
 */
export const cutTexts = (event: Fields): Fields =>
  Object.fromEntries(
    Object.entries(event).map(([name, value]) => {
      if (typeof value === 'string') return [name, value.slice(0, limits[name])]
      return [name, parts.has(name) && isFields(value) ? cutTexts(value) : value]
    }),
  )

const parts: ReadonlySet<string> = new Set(['context', 'device', 'utm'])

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null
