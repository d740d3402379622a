import type { SessionDimension } from './dimension.ts'

export const os: SessionDimension = {
  name: 'os',
  sentence: 'Name of the operating system',
  level: 'session',
  value: { text: 'os' },
}
