import { Text } from '@mantine/core'

/** Whose session it is: the user by name, else the visitor by a short of its id. */
export function Person({
  userId,
  visitorId,
}: {
  readonly userId: string | null
  readonly visitorId: string | null
}) {
  if (userId) {
    return (
      <Text size="sm" className="cut" title={userId}>
        {userId}
      </Text>
    )
  }
  return (
    <Text size="sm" className="quiet cut" title={visitorId ?? undefined}>
      {visitorId ? `Visitor ${visitorId.slice(-6)}` : 'Unknown visitor'}
    </Text>
  )
}
