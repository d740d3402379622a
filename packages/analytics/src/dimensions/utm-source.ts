import type { SessionDimension } from './dimension.ts'

export const utmSource: SessionDimension = {
  name: 'utmSource',
  sentence: 'Source of the campaign that the session came by',
  level: 'session',
  value: { text: 'utm_source' },
}
