import { Box, Stack, Text } from '@mantine/core'
import { formatClock } from '../../format/format.ts'
import type { Message } from './session-model.ts'

/** A chat as it was read: the visitor right, the answers left. */
export function Conversation({
  messages,
  timezone,
}: {
  readonly messages: readonly Message[]
  readonly timezone: string
}) {
  return (
    <Stack component="ol" gap="xs" m={0} p={0} style={{ listStyle: 'none' }}>
      {messages.map(({ eventId, at, isVisitor, text }) => (
        <Box
          component="li"
          key={eventId}
          style={{ alignSelf: isVisitor ? 'flex-end' : 'flex-start' }}
          maw="82%"
        >
          <Text size="xs" className="quiet figures" ta={isVisitor ? 'right' : 'left'}>
            {isVisitor ? 'Visitor' : 'Answer'} · {formatClock(at, timezone)}
          </Text>
          <Box
            px="sm"
            py={7}
            style={{
              background: isVisitor ? 'var(--bar)' : 'var(--page-paper)',
              borderRadius: 12,
              border: '1px solid var(--line)',
            }}
          >
            <Text size="sm" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
              {text}
            </Text>
          </Box>
        </Box>
      ))}
    </Stack>
  )
}
