import type { FilterName } from '../../view/view.ts'

/** What sessions can be narrowed by, as people call it. */
export const filterLabels: Readonly<Record<FilterName, string>> = {
  page: 'Page',
  entryPage: 'Entry page',
  exitPage: 'Exit page',
  section: 'Section',
  eventType: 'Event type',
  channel: 'Channel',
  referrerHost: 'Referrer',
  utmSource: 'Campaign source',
  utmMedium: 'Campaign medium',
  utmCampaign: 'Campaign',
  country: 'Country',
  device: 'Device',
  browser: 'Browser',
  os: 'System',
  outcome: 'Outcome',
  userId: 'User',
  visitorId: 'Visitor',
}
