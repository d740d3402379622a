import { defineQuery, type ReadOptions, type Warehouse } from '@sojourn/warehouse'
import type { Interval } from '../calendar/interval-starts.ts'
import { bucketSql } from '../frame/bucket-sql.ts'
import type { Frame } from '../frame/frame.ts'
import { selectSessions } from '../frame/select-sessions.ts'
import { withSpan } from '../frame/with-span.ts'
import { seriesStarts } from '../series-starts/series-starts.ts'
import { outcomeSql } from '../session-standing.ts'
import conversationsSql from './conversations.sql?raw'
import answersSql from './first-answers.sql?raw'
import questionsSql from './questions.sql?raw'

/** The sessions of a part, and what was said in them. */
interface Part {
  readonly by: '' | 'time' | 'outcome'
  readonly value: string
  readonly conversations: number
  readonly userMessages: number
  readonly botMessages: number
  readonly medianMessages: number | null
  readonly p90Messages: number | null
  readonly averageMs: number | null
  readonly sessions: number
}

/** What was said in the chosen sessions. A conversation is a session with messages. */
export interface Conversations {
  readonly conversations: number
  /** Of all sessions, those that are conversations; null without sessions. */
  readonly conversationRate: number | null
  /** Messages of visitors (`message_sent`) and of bots or agents (`message_received`). */
  readonly userMessages: number
  readonly botMessages: number
  /** Per conversation; null without any. */
  readonly averageMessages: number | null
  readonly medianMessages: number | null
  readonly p90Messages: number | null
  /** Seconds from first to last event, of the conversations that have a duration. */
  readonly averageDuration: number | null
  /** In the words in which it was asked first. */
  readonly questions: readonly { readonly question: string; readonly conversations: number }[]
  readonly outcomes: readonly { readonly outcome: string; readonly conversations: number }[]
  /** From the first message of a visitor to the first answer after it, in seconds. */
  readonly firstAnswer: {
    readonly answered: number
    readonly unanswered: number
    readonly medianSeconds: number | null
    readonly p90Seconds: number | null
  }
  /** `time` in unix milliseconds. */
  readonly series: readonly {
    readonly time: number
    readonly conversations: number
    readonly userMessages: number
    readonly botMessages: number
  }[]
}

type Params = Record<string, unknown>

const parts = defineQuery<Params, Part>({
  name: 'conversations',
  sql: conversationsSql,
  holes: { bucket: bucketSql, outcome: outcomeSql },
  read: ([
    by,
    value,
    conversations,
    userMessages,
    botMessages,
    medianMessages,
    p90Messages,
    averageMs,
    sessions,
  ]) =>
    ({
      by,
      value,
      conversations,
      userMessages,
      botMessages,
      medianMessages,
      p90Messages,
      averageMs,
      sessions,
    }) as Part,
})
const questions = defineQuery<Params, { question: string; conversations: number }>({
  name: 'conversations-questions',
  sql: questionsSql,
  read: ([question, conversations]) => ({
    question: question as string,
    conversations: conversations as number,
  }),
})
const answers = defineQuery<Params, readonly (number | null)[]>({
  name: 'conversations-first-answers',
  sql: answersSql,
  read: (cells) => cells as (number | null)[],
})

/**
 * What was said in the chosen sessions; `limit` is of the questions.
 * @throws QuestionError where a filter or the segment names what does not exist, or there are too many intervals
 */
export async function conversations(
  warehouse: Warehouse,
  frame: Frame,
  { interval, limit }: { readonly interval?: Interval | undefined; readonly limit: number },
  options: ReadOptions = {},
): Promise<Conversations> {
  const { holes: chosen, bindings } = selectSessions(await withSpan(warehouse, frame, options))
  const { starts } = await seriesStarts(warehouse, frame, interval, options)
  const params = { ...bindings.params, starts, limit }
  const holes = { ...chosen, bucket: bucketSql, outcome: outcomeSql }
  const [found, asked, [waited = []]] = await Promise.all([
    parts(warehouse, params, { ...options, holes }),
    questions(warehouse, params, { ...options, holes: chosen }),
    answers(warehouse, params, { ...options, holes: chosen }),
  ])
  const [began = 0, answered = 0, medianMs = null, p90Ms = null] = waited
  const all = found.find(({ by }) => by === '')
  const count = all?.conversations ?? 0
  const said = (all?.userMessages ?? 0) + (all?.botMessages ?? 0)
  const inTime = new Map(found.filter(({ by }) => by === 'time').map((part) => [part.value, part]))
  return {
    conversations: count,
    conversationRate: all && all.sessions > 0 ? count / all.sessions : null,
    userMessages: all?.userMessages ?? 0,
    botMessages: all?.botMessages ?? 0,
    averageMessages: count > 0 ? said / count : null,
    medianMessages: all?.medianMessages ?? null,
    p90Messages: all?.p90Messages ?? null,
    averageDuration: secondsOf(all?.averageMs ?? null),
    questions: asked,
    outcomes: found
      .filter((part) => part.by === 'outcome' && part.conversations > 0)
      .map((part) => ({ outcome: part.value, conversations: part.conversations }))
      .sort(
        (one, other) => other.conversations - one.conversations || (one.outcome < other.outcome ? -1 : 1),
      ),
    firstAnswer: {
      answered: answered ?? 0,
      unanswered: (began ?? 0) - (answered ?? 0),
      medianSeconds: secondsOf(medianMs),
      p90Seconds: secondsOf(p90Ms),
    },
    series: starts.map((time) => {
      const part = inTime.get(String(time))
      return {
        time,
        conversations: part?.conversations ?? 0,
        userMessages: part?.userMessages ?? 0,
        botMessages: part?.botMessages ?? 0,
      }
    }),
  }
}

const secondsOf = (ms: number | null): number | null => (ms === null ? null : ms / 1000)
