/** Ways to send the first event. */
export const ways = [
  { value: 'tag', label: 'Script tag' },
  { value: 'npm', label: 'npm package' },
  { value: 'http', label: 'HTTP' },
] as const
export type Way = (typeof ways)[number]['value']

/** Stands in for a key that cannot be shown. */
export const keyPlace = 'pk_YOUR_WRITE_KEY'

/** What to put where, so that events come in. */
export function snippetOf(way: Way, origin: string, writeKey: string): string {
  if (way === 'tag') return `<script async src="${origin}/sojourn.js" data-write-key="${writeKey}"></script>`
  if (way === 'npm')
    return [
      'npm install @sojourn/tracker',
      '',
      "import { createTracker } from '@sojourn/tracker'",
      '',
      'const tracker = createTracker({',
      `  endpoint: '${origin}',`,
      `  writeKey: '${writeKey}',`,
      '})',
      'tracker.start()',
      "tracker.track('search', { term: 'red mug' })",
    ].join('\n')
  return [
    `curl ${origin}/api/v1/events \\`,
    `  -H 'X-Write-Key: ${writeKey}' \\`,
    "  -H 'Content-Type: application/json' \\",
    `  -d '{"type": "page_view", "visitorId": "me", "url": "https://shop.example/"}'`,
  ].join('\n')
}

/** What each way asks to be done, in a sentence. */
export const wayWords: Record<Way, string> = {
  tag: 'Put this line into the <head> of every page. Page views and sessions are then recorded by themselves.',
  npm: 'For apps with a build: page views and sessions are recorded by themselves, what else happens you name.',
  http: 'For a backend, or to try it from a terminal: one event is enough.',
}
