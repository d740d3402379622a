import { Drawer, Group, Stack, Text } from '@mantine/core'
import type { FunnelInput } from '@sojourn/contract'
import { formatTime } from '../../format/format.ts'
import { Answer } from '../../parts/answer.tsx'
import { MoreButton } from '../../parts/more-button.tsx'
import { Person } from '../../parts/person.tsx'
import { useView } from '../../view/use-view.ts'
import { ViewLink } from '../../view/view-link.tsx'
import { type PeopleChoice, useFunnelPeople } from './use-funnel.ts'

/** Who reached a step, or left behind it, each with the session in which it was. */
export function PeopleDrawer(props: {
  readonly funnel: FunnelInput
  readonly choice: PeopleChoice
  readonly timezone: string
  readonly onClose: () => void
}) {
  const { funnel, choice, timezone, onClose } = props
  const { view } = useView()
  const query = useFunnelPeople(view, funnel, choice)
  const people = query.data?.pages.flatMap((page) => page.people)
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      title={choice.reached ? `Who reached step ${choice.step}` : `Who left after step ${choice.step}`}
    >
      <Answer
        what="The people"
        query={{ ...query, data: people }}
        height={400}
        isEmpty={(all) => all.length === 0}
      >
        {(all) => (
          <Stack gap={6}>
            {all.map(({ siteId, sessionId, userId, visitorId, reachedAt }) => (
              <Group key={`${siteId} ${sessionId}`} justify="space-between" wrap="nowrap" gap="sm">
                <ViewLink
                  to={`/sessions/${encodeURIComponent(sessionId)}`}
                  change={(before) => ({ ...before, site: siteId })}
                  size="sm"
                  style={{ minWidth: 0 }}
                >
                  <Person userId={userId} visitorId={visitorId} />
                </ViewLink>
                <Text size="xs" className="quiet figures" style={{ whiteSpace: 'nowrap' }}>
                  {formatTime(reachedAt, timezone)}
                </Text>
              </Group>
            ))}
          </Stack>
        )}
      </Answer>
      <MoreButton query={query} />
    </Drawer>
  )
}
