import { z } from 'zod'

/** The lengths into which a series can be cut. */
export const intervalNames = ['hour', 'day', 'week', 'month'] as const

const unitMs = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const
const error = 'must be a length of time such as 30s, 30m, 12h or 7d, at most 3650d'
const longestMs = 3650 * unitMs.d

/** How long something may take, such as `30s`, `30m`, `12h`, `7d` or `2w`, as milliseconds. */
export const windowLength = z
  .string({ error })
  .regex(/^[1-9]\d{0,8}[smhdw]$/, { error })
  .transform((text) => Number.parseInt(text, 10) * unitMs[text.at(-1) as keyof typeof unitMs])
  .refine((ms) => ms <= longestMs, { error })
