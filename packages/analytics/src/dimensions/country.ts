import type { SessionDimension } from './dimension.ts'

export const country: SessionDimension = {
  name: 'country',
  sentence: 'Country of the visitor, ISO 3166-1 alpha-2',
  level: 'session',
  value: { text: 'country' },
}
