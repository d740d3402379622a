import type { SegmentRule } from '@sojourn/contract'
import { selectSessions } from './select-sessions.ts'

/**
 * Checks that a segment means something: that the dimensions it names exist and go with their operators.
 * @throws QuestionError with paths from `segment`
 */
export function checkSegment(segment: SegmentRule): void {
  selectSessions({ siteIds: [], from: 0, to: 1, timezone: 'UTC', filters: [], segment, now: 0 })
}
