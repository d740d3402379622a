import type { SessionDimension } from './dimension.ts'

export const utmTerm: SessionDimension = {
  name: 'utmTerm',
  sentence: 'Term of the campaign that the session came by',
  level: 'session',
  value: { text: 'utm_term' },
}
