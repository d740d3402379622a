import type { SessionDimension } from './dimension.ts'

export const userId: SessionDimension = {
  name: 'userId',
  sentence: 'The user of the session: named by itself, or whom its visitor was first identified as',
  level: 'session',
  value: { text: 'user_id' },
}
