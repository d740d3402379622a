import { Anchor, Group, Stack, Text } from '@mantine/core'
import type { SessionAnswer } from '@sojourn/contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { request } from '../../api/request.ts'
import { formatTime } from '../../format/format.ts'
import { OutcomeBadge } from '../../parts/outcome-badge.tsx'
import { Panel } from '../../parts/panel.tsx'
import { useView } from '../../view/use-view.ts'
import { searchOf } from '../../view/view.ts'

/** The same person's other sessions, newest first; not there where nobody is known or there are none. */
export function OtherSessions({
  session,
  timezone,
}: {
  readonly session: SessionAnswer
  readonly timezone: string
}) {
  const { view } = useView()
  const who = session.userId ? { userId: session.userId } : { visitorId: session.visitorId ?? '' }
  const query = { ...who, siteId: session.siteId, range: 'all', limit: 11 }
  const { data } = useQuery({
    queryKey: ['sessions', query],
    queryFn: ({ signal }) => request<{ sessions: SessionAnswer[] }>('/api/v1/sessions', { query, signal }),
    enabled: Boolean(session.userId || session.visitorId),
    placeholderData: undefined,
  })
  const others = (data?.sessions ?? [])
    .filter(({ sessionId }) => sessionId !== session.sessionId)
    .slice(0, 10)
  if (others.length === 0) return null
  return (
    <Panel title="Other sessions" note={session.userId ? 'Of the same user' : 'Of the same visitor'}>
      <Stack gap={6}>
        {others.map((other) => (
          <Group key={other.sessionId} justify="space-between" wrap="nowrap">
            <Anchor
              size="sm"
              component={Link}
              {...({
                to: '/sessions/$sessionId',
                params: { sessionId: other.sessionId },
                search: searchOf({ ...view, site: other.siteId }),
              } as object)}
            >
              {formatTime(other.startedAt, timezone)}
            </Anchor>
            <Group gap={8} wrap="nowrap">
              <Text size="xs" className="quiet figures">
                {other.stepsTaken} {other.stepsTaken === 1 ? 'step' : 'steps'}
              </Text>
              <OutcomeBadge outcome={other.outcome} isConverted={other.converted} />
            </Group>
          </Group>
        ))}
      </Stack>
    </Panel>
  )
}
