import { Box, Group, Stack, Text } from '@mantine/core'
import { formatClock, formatMoney, formatName } from '../../format/format.ts'
import { EventIcon } from '../../parts/event-icon.tsx'
import { ViewLink } from '../../view/view-link.tsx'
import type { Chapter } from './life-model.ts'

/** Everything that a user did, newest first, session by session. */
export function Life({
  chapters,
  timezone,
}: {
  readonly chapters: readonly Chapter[]
  readonly timezone: string
}) {
  return (
    <Stack gap="sm">
      {chapters.map(({ sessionId, siteId, newDay, events }) => (
        <Box key={`${siteId} ${sessionId} ${events[0]?.eventId}`}>
          {newDay && (
            <Text fw={620} size="sm" pb={4}>
              {newDay}
            </Text>
          )}
          <Box pl="sm" style={{ borderLeft: '2px solid var(--line)' }}>
            <ViewLink
              to={`/sessions/${encodeURIComponent(sessionId)}`}
              change={(view) => ({ ...view, site: siteId })}
              size="xs"
            >
              Session of {events.length === 1 ? 'one step' : `${events.length} steps here`}
            </ViewLink>
            <Stack component="ol" gap={0} m={0} p={0} style={{ listStyle: 'none' }}>
              {events.map((event) => (
                <Group component="li" key={event.eventId} gap="sm" wrap="nowrap" py={4}>
                  <Text size="xs" className="figures quiet" w={62} style={{ flex: 'none' }}>
                    {formatClock(event.timestamp, timezone)}
                  </Text>
                  <EventIcon type={event.type} />
                  <Text size="sm" fw={550} span style={{ whiteSpace: 'nowrap' }}>
                    {formatName(event.type)}
                  </Text>
                  <Text size="sm" className="quiet cut">
                    {[event.revenue === null ? null : formatMoney(event.revenue, event.currency), event.page]
                      .filter(Boolean)
                      .join(' · ')}
                  </Text>
                </Group>
              ))}
            </Stack>
          </Box>
        </Box>
      ))}
    </Stack>
  )
}
