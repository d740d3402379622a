import type { ConversationsAnswer } from '@sojourn/contract'
import { formatCount } from '../../format/format.ts'
import { intervalWords } from '../../format/interval-words.ts'
import { isStillRunning } from '../../format/is-still-running.ts'
import type { SeriesModel } from '../../parts/chart/series-model.ts'

/** Conversations and messages over time as they are drawn. */
export function seriesOf({ series }: ConversationsAnswer, timezone: string, now: number): SeriesModel {
  const times = series.map(({ time }) => time)
  return {
    times: intervalWords(times, timezone),
    isRunning: isStillRunning(times, now),
    lines: [
      { name: 'Conversations', values: series.map(({ conversations }) => conversations) },
      { name: 'Messages of visitors', values: series.map(({ userMessages }) => userMessages) },
      { name: 'Answers', values: series.map(({ botMessages }) => botMessages) },
    ],
    format: formatCount,
  }
}

/** The questions as a file. */
export const questionFile = ({ questions }: ConversationsAnswer) => ({
  headings: ['question', 'conversations'],
  rows: questions.map(({ question, conversations }) => [question, conversations]),
})

/** What conversations came to, as a file. */
export const outcomeFile = ({ outcomes }: ConversationsAnswer) => ({
  headings: ['outcome', 'conversations'],
  rows: outcomes.map(({ outcome, conversations }) => [outcome, conversations]),
})
