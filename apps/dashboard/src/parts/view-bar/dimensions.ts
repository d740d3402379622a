import type { FilterName } from '../../view/view.ts'

/** What sessions can be narrowed by, as people call it. */
export const filterLabels: Readonly<Record<FilterName, string>> = {
  page: 'Page',
  channel: 'Channel',
  country: 'Country',
  device: 'Device',
  outcome: 'Outcome',
  userId: 'User',
  visitorId: 'Visitor',
}
