import type { SessionDimension } from './dimension.ts'

export const referrerHost: SessionDimension = {
  name: 'referrerHost',
  sentence: 'The host outside the site that the session came from, without www.',
  level: 'session',
  value: { text: 'domainWithoutWWW(referrer)' },
}
