import { Text } from '@mantine/core'
import type { UserAnswer } from '@sojourn/contract'
import { formatCount, formatCountry, formatName, formatTime } from '../../format/format.ts'
import { CopyText } from '../../parts/copy-text.tsx'
import { Fact, Facts } from '../../parts/facts.tsx'
import { Panel } from '../../parts/panel.tsx'
import { revenueWords } from '../users/users-model.ts'

/** What is known of a user. */
export function UserFacts({ user, timezone }: { readonly user: UserAnswer; readonly timezone: string }) {
  const traits = Object.entries(user.traits)
  return (
    <>
      <Panel title="User">
        <Facts>
          <Fact name="Id">
            <CopyText text={user.userId} />
          </Fact>
          <Fact name="First seen">{formatTime(user.firstSeenAt, timezone)}</Fact>
          <Fact name="Last seen">{formatTime(user.lastSeenAt, timezone)}</Fact>
          <Fact name="Sessions">{formatCount(user.sessions)}</Fact>
          <Fact name="Events">{formatCount(user.events)}</Fact>
          <Fact name="Revenue">{revenueWords(user.revenue)}</Fact>
          <Fact name="Came from">{user.channels.map(formatName).join(', ') || 'Unknown'}</Fact>
          <Fact name="Devices">{user.devices.map(formatName).join(', ') || 'Unknown'}</Fact>
          <Fact name="Countries">{user.countries.map(formatCountry).join(', ') || 'Unknown'}</Fact>
          <Fact name="Visitors">
            {user.visitorIds.length === 100 ? '100 or more' : user.visitorIds.length}
          </Fact>
        </Facts>
      </Panel>
      <Panel title="Traits" note="As the last identify said">
        {traits.length === 0 ? (
          <Text size="sm" className="quiet">
            None yet.
          </Text>
        ) : (
          <Facts>
            {traits.map(([name, value]) => (
              <Fact key={name} name={name}>
                {typeof value === 'string' ? value : JSON.stringify(value)}
              </Fact>
            ))}
          </Facts>
        )}
      </Panel>
    </>
  )
}
