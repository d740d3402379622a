/** Members under which a body carries several things, each with a user of its own. */
const lists = ['events', 'batch'] as const

/** A body in which everything is the user's whose token was sent, whatever it says itself. */
export function asUser(body: unknown, userId: string): unknown {
  if (Array.isArray(body)) return body.map((each) => asUser(each, userId))
  if (typeof body !== 'object' || body === null) return body ?? { userId }
  const { externalId: _externalId, ...own } = body as Record<string, unknown>
  for (const name of lists)
    if (Array.isArray(own[name])) own[name] = own[name].map((each) => asUser(each, userId))
  return { ...own, userId }
}
