/** Members under which a body carries several events. */
const lists = ['events', 'batch'] as const

/** How many events a body carries: those of its list, else it is one itself. Whether they are good ones is not asked. */
export function eventsIn(body: unknown): number {
  if (typeof body !== 'object' || body === null) return 0
  for (const name of lists) {
    const list: unknown = (body as Record<string, unknown>)[name]
    if (Array.isArray(list)) return list.length
  }
  return 1
}
