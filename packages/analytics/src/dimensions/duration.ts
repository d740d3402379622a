import type { SessionDimension } from './dimension.ts'

export const duration: SessionDimension = {
  name: 'duration',
  sentence: 'Seconds from the first event to the last; none where there are fewer than two',
  level: 'session',
  value: {
    text: "ifNull(toString(duration_ms / 1000), '')",
    exists: 'duration_ms IS NOT NULL',
    number: 'duration_ms / 1000',
  },
}
