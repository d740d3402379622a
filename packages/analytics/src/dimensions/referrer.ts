import type { SessionDimension } from './dimension.ts'

export const referrer: SessionDimension = {
  name: 'referrer',
  sentence: 'The page outside the site that the session came from, as it was sent',
  level: 'session',
  value: { text: 'referrer' },
}
