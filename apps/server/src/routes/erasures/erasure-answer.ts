import type { Erasure } from '@sojourn/catalog'
import { z } from 'zod'

const rows = z.record(z.string(), z.number().int())
const time = z.iso.datetime()

/** An erasure as it is answered: the receipt of it, once it is finished. It does not tell whom it was about. */
export const erasureAnswer = z.object({
  erasureId: z.string(),
  status: z
    .enum(['requested', 'deleted', 'finished'])
    .describe(
      'deleted: nothing of the person is in any answer or row; finished: old files that held some of it are gone from the disk too',
    ),
  siteIds: z.array(z.string()),
  userHash: z
    .string()
    .describe('SHA-256 of the id of the user, in hexadecimal digits: who has the id can check it'),
  requestedAt: time,
  finishedAt: time.nullable(),
  removed: rows.describe('Rows that were removed, by kind'),
  remaining: rows
    .nullable()
    .describe('Rows on disk that still named the user when it was checked, by kind; null: not checked yet'),
})

export const presentErasure = (erasure: Erasure): z.output<typeof erasureAnswer> => {
  const { id, siteIds, userHash, requestedAt, finishedAt, removed, remaining } = erasure
  const isDeleted = remaining !== null && Object.values(remaining).every((count) => count === 0)
  return {
    erasureId: id,
    status: finishedAt ? 'finished' : isDeleted ? 'deleted' : 'requested',
    siteIds,
    userHash,
    requestedAt: requestedAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
    removed,
    remaining,
  }
}
