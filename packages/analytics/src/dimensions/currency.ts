import type { SessionDimension } from './dimension.ts'

export const currency: SessionDimension = {
  name: 'currency',
  sentence: 'Currency of what the session earned, ISO 4217',
  level: 'session',
  value: { text: 'currency' },
}
