import { statusSql } from '../session-standing.ts'
import type { SessionDimension } from './dimension.ts'

export const status: SessionDimension = {
  name: 'status',
  sentence: 'Whether the session is active, completed or expired now',
  level: 'session',
  value: { text: statusSql },
}
