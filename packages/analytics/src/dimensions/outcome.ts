import { outcomeSql } from '../session-standing.ts'
import type { SessionDimension } from './dimension.ts'

export const outcome: SessionDimension = {
  name: 'outcome',
  sentence: 'What the session came to; one that is still active has abandoned nothing',
  level: 'session',
  value: { text: outcomeSql },
}
