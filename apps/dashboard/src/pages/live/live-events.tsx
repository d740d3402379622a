import { Box, Group, Stack, Text } from '@mantine/core'
import type { LiveAnswer } from '@sojourn/contract'
import { formatClock, formatMoney, formatName } from '../../format/format.ts'
import { EventIcon } from '../../parts/event-icon.tsx'
import { Panel } from '../../parts/panel.tsx'
import { Person } from '../../parts/person.tsx'
import { SaveEvents } from '../../parts/save-events.tsx'
import { ViewLink } from '../../view/view-link.tsx'

/** So many that the newest can be followed with the eyes. */
const shownMax = 10

/** What happened last, newest first; each leads to its session. */
export function LiveEvents({ events, timezone }: Pick<LiveAnswer, 'events'> & { readonly timezone: string }) {
  return (
    <Panel
      title="What happens"
      note="The last half hour, newest first"
      actions={<SaveEvents events={events} />}
    >
      <Stack component="ol" gap={6} m={0} p={0} style={{ listStyle: 'none' }} aria-label="Last events">
        {events.slice(0, shownMax).map((event) => (
          <Group component="li" key={event.eventId} gap="sm" wrap="nowrap">
            <Text size="xs" className="quiet figures" style={{ flex: 'none' }}>
              {formatClock(event.timestamp, timezone)}
            </Text>
            <EventIcon type={event.type} />
            <ViewLink
              to={`/sessions/${encodeURIComponent(event.sessionId)}`}
              size="sm"
              w={118}
              className="cut"
              style={{ flex: 'none' }}
            >
              {formatName(event.type)}
            </ViewLink>
            <Text size="sm" className="cut" style={{ flex: '2 1 0' }} title={event.page ?? undefined}>
              {event.page}
              {event.revenue !== null && ` · ${formatMoney(event.revenue, event.currency)}`}
            </Text>
            <Box style={{ flex: '1 1 0', minWidth: 0 }} visibleFrom="xs">
              <Person userId={event.userId} visitorId={event.visitorId} />
            </Box>
          </Group>
        ))}
      </Stack>
    </Panel>
  )
}
