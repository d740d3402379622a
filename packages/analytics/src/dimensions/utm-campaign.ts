import type { SessionDimension } from './dimension.ts'

export const utmCampaign: SessionDimension = {
  name: 'utmCampaign',
  sentence: 'Name of the campaign that the session came by',
  level: 'session',
  value: { text: 'utm_campaign' },
}
