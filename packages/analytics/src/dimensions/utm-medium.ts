import type { SessionDimension } from './dimension.ts'

export const utmMedium: SessionDimension = {
  name: 'utmMedium',
  sentence: 'Medium of the campaign that the session came by',
  level: 'session',
  value: { text: 'utm_medium' },
}
