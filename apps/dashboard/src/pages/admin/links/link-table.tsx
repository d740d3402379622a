import { Text } from '@mantine/core'
import type { PublicLinkAnswer } from '@sojourn/contract'
import { useRevokePublicLink } from '../../../api/public-links.ts'
import { useSegments } from '../../../api/segments.ts'
import { useSites } from '../../../api/sites.ts'
import { formatDay } from '../../../format/format.ts'
import { ConfirmButton } from '../../../parts/confirm-button.tsx'
import { type Column, DataTable } from '../../../parts/data-table.tsx'

/** Public links: what they show, until when, and the way to end them. */
export function LinkTable({ links }: { readonly links: readonly PublicLinkAnswer[] }) {
  const sites = useSites()
  const { data: segments = [] } = useSegments(undefined)
  const columns: Column<PublicLinkAnswer>[] = [
    {
      key: 'name',
      heading: 'Link',
      width: 170,
      cell: ({ name }) => (
        <Text size="sm" fw={500}>
          {name}
        </Text>
      ),
    },
    {
      key: 'site',
      heading: 'Shows',
      width: 170,
      cell: ({ siteId, segmentId }) =>
        [
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
    { key: 'made', heading: 'Made', width: 90, cell: ({ createdAt }) => formatDay(createdAt, 'UTC') },
    { key: 'until', heading: 'Until', width: 110, cell: untilOf },
    { key: 'do', heading: '', width: 90, cell: (link) => <Revoke link={link} /> },
  ]
  return <DataTable label="Public links" columns={columns} rows={links} keyOf={({ linkId }) => linkId} />
}

function untilOf({ expiresAt }: PublicLinkAnswer): string {
  if (expiresAt === null) return 'No end'
  return `${formatDay(expiresAt, 'UTC')}${Date.parse(expiresAt) <= Date.now() ? ', over' : ''}`
}

function Revoke({ link: { linkId, name } }: { readonly link: PublicLinkAnswer }) {
  const revoke = useRevokePublicLink()
  return (
    <ConfirmButton
      label="Revoke"
      question={`Revoke ${name}?`}
      mutation={revoke}
      onConfirm={() => revoke.mutateAsync(linkId)}
    >
      Whoever has it open sees nothing more with the next figure. It cannot be brought back.
    </ConfirmButton>
  )
}
