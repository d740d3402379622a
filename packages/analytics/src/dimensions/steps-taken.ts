import type { SessionDimension } from './dimension.ts'

export const stepsTaken: SessionDimension = {
  name: 'stepsTaken',
  sentence: 'Number of events',
  level: 'session',
  value: { text: 'toString(steps)', exists: 'true', number: 'steps' },
}
