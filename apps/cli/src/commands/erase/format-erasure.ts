import { formatCount } from '../../terminal/format-count.ts'

/** An erasure, as the API answers it. */
export interface Erasure {
  readonly erasureId: string
  readonly status: 'requested' | 'deleted' | 'finished'
  readonly siteIds: readonly string[]
  readonly userHash: string
  readonly requestedAt: string
  readonly finishedAt: string | null
  readonly removed: Readonly<Record<string, number>>
  readonly remaining: Readonly<Record<string, number>> | null
}

const standOf = {
  requested: 'It has begun.',
  deleted: 'Nothing of the person is in any answer. The files that held it go in some ten minutes.',
  finished: 'Nothing of the person is left, on disk neither.',
} as const

/** An erasure for people. */
export function formatErasure({ erasureId, status, userHash, siteIds, removed, remaining }: Erasure): string {
  const counts = (rows: Readonly<Record<string, number>> | null) =>
    rows === null
      ? 'not checked yet'
      : Object.entries(rows)
          .map(([name, count]) => `${formatCount(count)} ${name}`)
          .join(', ') || 'nothing'
  return [
    `${erasureId}  ${standOf[status]}`,
    `  sites      ${siteIds.join(', ')}`,
    `  user       SHA-256 ${userHash}`,
    `  removed    ${counts(removed)}`,
    `  remaining  ${counts(remaining)}`,
  ].join('\n')
}
