import type { PublicLinkAnswer } from '@sojourn/contract'
import { useRevokePublicLink } from '../../../api/public-links.ts'
import { useSegments } from '../../../api/segments.ts'
import { useSites } from '../../../api/sites.ts'
import { formatDay, formatName } from '../../../format/format.ts'
import { ConfirmButton } from '../../../parts/confirm-button.tsx'
import type { Column } from '../../../parts/data-table.tsx'
import { actionColumn, dayColumn, nameColumn } from '../../../parts/lists/columns.tsx'

/** Public links as a table has them: what they show, until when, and the way to end them. */
export function useLinkColumns(): Column<PublicLinkAnswer>[] {
  const sites = useSites()
  const { data: segments = [] } = useSegments(undefined)
  const revoke = useRevokePublicLink()
  return [
    nameColumn('Link', ({ name }) => name, { width: 170 }),
    {
      key: 'site',
      heading: 'Shows',
      width: 210,
      cell: ({ siteId, segmentId, shows }) =>
        [
          formatName(shows.page),
          sites.find((site) => site.siteId === siteId)?.name ?? siteId,
          ...(segmentId ? [segments.find((one) => one.segmentId === segmentId)?.name ?? 'a segment'] : []),
        ].join(' · '),
    },
    {
      key: 'password',
      heading: 'Password',
      width: 90,
      cell: ({ hasPassword }) => (hasPassword ? 'Yes' : 'None'),
    },
    {
      key: 'frames',
      heading: 'In pages of',
      width: 160,
      cell: ({ frameOrigins }) => (frameOrigins.length > 0 ? frameOrigins.join(', ') : '–'),
    },
    dayColumn('Made', ({ createdAt }) => createdAt),
    { key: 'until', heading: 'Until', width: 110, cell: untilOf },
    actionColumn(90, ({ linkId, name }) => (
      <ConfirmButton label="Revoke" question={`Revoke ${name}?`} mutation={revoke} of={linkId}>
        Whoever has it open sees nothing more with the next figure. It cannot be brought back.
      </ConfirmButton>
    )),
  ]
}

function untilOf({ expiresAt }: PublicLinkAnswer): string {
  if (expiresAt === null) return 'No end'
  return `${formatDay(expiresAt, 'UTC')}${Date.parse(expiresAt) <= Date.now() ? ', over' : ''}`
}
