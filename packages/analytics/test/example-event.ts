import type { StoredEvent } from '@sojourn/warehouse'
import { exampleSession } from './example-session.ts'

/** A click of session `s1` of which nothing else is known, on 1 January 1970. */
export const exampleEvent = (given: Partial<StoredEvent>): StoredEvent => ({
  siteId: 'site1',
  sessionId: 's1',
  sessionAt: 0,
  eventId: 'e1',
  type: 'click',
  timestamp: 0,
  sequence: 0,
  receivedAt: 0,
  visitorId: '',
  userId: '',
  visitKey: '',
  url: '',
  path: '',
  page: '',
  section: '',
  stage: '',
  title: '',
  source: exampleSession({}).session.source,
  properties: '{}',
  revenue: null,
  currency: '',
  message: '',
  ...given,
})
