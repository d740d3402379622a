import type { SessionDimension } from './dimension.ts'

export const revenue: SessionDimension = {
  name: 'revenue',
  sentence: 'What the session earned, in its currency',
  level: 'session',
  value: { text: 'toString(revenue)', exists: 'true', number: 'toFloat64(revenue)' },
}
