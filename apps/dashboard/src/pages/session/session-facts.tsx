import { Box, Code, Group, Text, Tooltip } from '@mantine/core'
import type { SessionAnalytics, SessionAnswer } from '@sojourn/contract'
import { useMay } from '../../api/account.ts'
import {
  formatCount,
  formatCountry,
  formatDuration,
  formatMoney,
  formatName,
  formatTime,
} from '../../format/format.ts'
import { CopyText } from '../../parts/copy-text.tsx'
import { Fact, Facts } from '../../parts/facts.tsx'
import { Panel } from '../../parts/panel.tsx'
import { Person } from '../../parts/person.tsx'
import { originOf } from '../../parts/session-words.ts'
import { TopList } from '../../parts/top-list.tsx'
import { ViewLink } from '../../view/view-link.tsx'

/** What is known of a session beside its steps. */
export function SessionFacts(props: {
  readonly session: SessionAnswer
  readonly analytics: SessionAnalytics
  readonly timezone: string
}) {
  const { session, analytics, timezone } = props
  const { utm, device } = session
  const seesWho = useMay('personal_data')
  const campaign = Object.entries(utm).filter(([, value]) => value)
  const types = Object.entries(analytics.eventBreakdown).sort(([, one], [, other]) => other - one)
  const metadata = Object.entries(session.metadata)
  return (
    <>
      <Panel title="Session">
        <Facts>
          <Fact name="Who">
            {session.userId && seesWho ? (
              <ViewLink to={`/users/${encodeURIComponent(session.userId)}`} size="sm">
                {session.userId}
              </ViewLink>
            ) : (
              <Person userId={session.userId} visitorId={session.visitorId} />
            )}
          </Fact>
          <Fact name="Duration">{formatDuration(session.duration)}</Fact>
          <Fact name="Pages">{formatCount(session.pageCount)}</Fact>
          {session.revenue > 0 && (
            <Fact name="Revenue">{formatMoney(session.revenue, session.currency)}</Fact>
          )}
          <Fact name="Came from">{originOf(session)}</Fact>
          {session.referrer && <Fact name="Referrer">{session.referrer}</Fact>}
          {campaign.map(([name, value]) => (
            <Fact key={name} name={`Campaign ${name}`}>
              {value}
            </Fact>
          ))}
          <Fact name="Device">
            {[device.browser, device.os, device.type].filter(Boolean).join(' · ') || 'Unknown'}
          </Fact>
          <Fact name="Country">{session.country ? formatCountry(session.country) : 'Unknown'}</Fact>
          {session.endedAt && <Fact name="Ended">{formatTime(session.endedAt, timezone)}</Fact>}
          {session.ipAddress && <Fact name="Address">{session.ipAddress}</Fact>}
          <Fact name="Id">
            <CopyText text={session.sessionId} />
          </Fact>
        </Facts>
      </Panel>
      <Panel title="Stages reached">
        <Group gap={4} wrap="nowrap" role="list">
          {analytics.stages.map(({ stage, reached }) => (
            <Tooltip
              key={stage}
              label={`${formatName(stage)}: ${reached ? 'reached' : 'not reached'}`}
              withArrow
            >
              <Box role="listitem" style={{ flex: 1, minWidth: 0 }}>
                <Box
                  h={6}
                  style={{
                    borderRadius: 3,
                    background: reached ? 'var(--mantine-primary-color-filled)' : 'var(--line)',
                  }}
                />
                <Text size="10px" mt={4} className={reached ? 'cut' : 'cut quiet'}>
                  {formatName(stage)}
                </Text>
              </Box>
            </Tooltip>
          ))}
        </Group>
      </Panel>
      <Panel title="What happened">
        <TopList
          unit="events"
          rows={types.map(([type, count]) => ({ value: type, label: formatName(type), count }))}
        />
      </Panel>
      {metadata.length > 0 && (
        <Panel title="Metadata">
          <Code block fz="xs" style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
            {JSON.stringify(session.metadata, null, 2)}
          </Code>
        </Panel>
      )}
    </>
  )
}
