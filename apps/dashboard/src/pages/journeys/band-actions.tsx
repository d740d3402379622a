import { ActionIcon, Group, Text } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { formatCount, formatShare } from '../../format/format.ts'
import { FunnelLink } from '../../parts/funnel-link.tsx'
import { ViewLink } from '../../view/view-link.tsx'
import { type FlowBand, isEdge, nameWords } from './journeys-model.ts'

/** What can be done with a band that was chosen: see sessions that came there, or follow it as a funnel. */
export function BandActions(props: {
  readonly band: FlowBand
  readonly total: number
  /** The member of a funnel's step that such a name is; none where the columns are no pages, sections or events. */
  readonly member: 'page' | 'section' | 'type' | 'stage'
  readonly onClose: () => void
}) {
  const { band, total, member, onClose } = props
  const { source, target, count } = band
  const place = [target, source].find((name) => !isEdge(name))
  const isWhole = !isEdge(source) && !isEdge(target)
  return (
    <Group className="panel" px="md" py="xs" gap="sm" role="status">
      <Text size="sm" style={{ flex: '1 1 220px' }}>
        <strong>{nameWords(source)}</strong> → <strong>{nameWords(target)}</strong>:{' '}
        <span className="figures">
          {formatCount(count)} sessions, {formatShare(total === 0 ? null : count / total)}
        </span>
      </Text>
      {place && member === 'page' && (
        <ViewLink
          to="/sessions"
          size="sm"
          change={(view) => ({ ...view, filters: { ...view.filters, page: place } })}
        >
          Sessions with {place}
        </ViewLink>
      )}
      {isWhole && (
        <FunnelLink funnel={{ steps: [{ [member]: source }, { [member]: target }] }}>
          As a funnel, wherever it happens
        </FunnelLink>
      )}
      <ActionIcon variant="subtle" color="gray" onClick={onClose} aria-label="Close">
        <IconX size={16} />
      </ActionIcon>
    </Group>
  )
}
