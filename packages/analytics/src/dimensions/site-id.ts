import type { SessionDimension } from './dimension.ts'

export const siteId: SessionDimension = {
  name: 'siteId',
  sentence: 'The site of the session',
  level: 'session',
  value: { text: 'site_id' },
}
