import { endReasonSql } from '../session-standing.ts'
import type { SessionDimension } from './dimension.ts'

export const endReason: SessionDimension = {
  name: 'endReason',
  sentence: 'Why the session ended: end, timeout, max_length, logout or new_session; none while it is active',
  level: 'session',
  value: { text: endReasonSql },
}
