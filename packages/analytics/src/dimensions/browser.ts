import type { SessionDimension } from './dimension.ts'

export const browser: SessionDimension = {
  name: 'browser',
  sentence: 'Name of the browser',
  level: 'session',
  value: { text: 'browser' },
}
