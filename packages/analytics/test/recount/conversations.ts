import type { History } from '../drawn-history.ts'

/** The value below which a share of the values lies, with what lies between two of them in proportion. */
function quantile(values: readonly number[], share: number): number | null {
  if (values.length === 0) return null
  const sorted = [...values].sort((a, b) => a - b)
  const place = (sorted.length - 1) * share
  const [low = 0, high = low] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]]
  return low + (high - low) * (place - Math.floor(place))
}

const average = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length

const inSeconds = (ms: number | null): number | null => (ms === null ? null : ms / 1000)

/** What was said in sessions, recounted plainly from the raw events; `outcomeOf` says what a session has come to now. */
export function recountConversations(
  { sessions, events }: History,
  { from, to }: { from: number; to: number },
  starts: readonly number[],
  outcomeOf: (stored: History['sessions'][number]) => string,
) {
  const chosen = sessions.filter(({ session }) => session.startedAt >= from && session.startedAt < to)
  const all = chosen.map((stored) => {
    const { siteId, sessionId } = stored.session
    const messages = events
      .filter((event) => event.siteId === siteId && event.sessionId === sessionId)
      .filter(({ type }) => type === 'message_sent' || type === 'message_received')
      .sort(
        (a, b) => a.timestamp - b.timestamp || a.sequence - b.sequence || (a.eventId < b.eventId ? -1 : 1),
      )
    return { stored, messages }
  })
  const said = all.filter(({ messages }) => messages.length > 0)
  const sides = (some: typeof said) => {
    const types = some.flatMap(({ messages }) => messages.map(({ type }) => type))
    return {
      conversations: some.length,
      userMessages: types.filter((type) => type === 'message_sent').length,
      botMessages: types.filter((type) => type === 'message_received').length,
    }
  }
  const waits = said.flatMap(({ messages }) => {
    const first = messages.findIndex(({ type }) => type === 'message_sent')
    if (first < 0) return []
    const answer = messages.slice(first).find(({ type }) => type === 'message_received')
    return [answer ? answer.timestamp - (messages[first]?.timestamp ?? 0) : null]
  })
  const answered = waits.filter((wait) => wait !== null)
  const lengths = said.map(({ messages }) => messages.length)
  const counted = new Map<string, number>()
  for (const { stored } of said) counted.set(outcomeOf(stored), (counted.get(outcomeOf(stored)) ?? 0) + 1)
  return {
    ...sides(said),
    conversationRate: chosen.length === 0 ? null : said.length / chosen.length,
    averageMessages: average(lengths),
    medianMessages: quantile(lengths, 0.5),
    p90Messages: quantile(lengths, 0.9),
    averageDuration: inSeconds(average(said.flatMap(({ stored }) => stored.session.durationMs ?? []))),
    outcomes: [...counted]
      .map(([outcome, conversations]) => ({ outcome, conversations }))
      .sort((a, b) => b.conversations - a.conversations || (a.outcome < b.outcome ? -1 : 1)),
    firstAnswer: {
      answered: answered.length,
      unanswered: waits.length - answered.length,
      medianSeconds: inSeconds(quantile(answered, 0.5)),
      p90Seconds: inSeconds(quantile(answered, 0.9)),
    },
    series: starts.map((time, index) => {
      const end = starts[index + 1] ?? Number.POSITIVE_INFINITY
      return {
        time,
        ...sides(
          said.filter(({ stored: { session } }) => session.startedAt >= time && session.startedAt < end),
        ),
      }
    }),
  }
}
