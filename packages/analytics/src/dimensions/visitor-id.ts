import type { SessionDimension } from './dimension.ts'

export const visitorId: SessionDimension = {
  name: 'visitorId',
  sentence: 'The visitor of the session',
  level: 'session',
  value: { text: 'visitor_id' },
}
