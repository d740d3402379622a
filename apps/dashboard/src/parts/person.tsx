const style = { fontSize: 'var(--mantine-font-size-sm)' }

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
      <div className="cut" style={style} title={userId}>
        {userId}
      </div>
    )
  }
  return (
    <div className="quiet cut" style={style} title={visitorId ?? undefined}>
      {visitorId ? `Visitor ${visitorId.slice(-6)}` : 'Unknown visitor'}
    </div>
  )
}
