import type { ConversationsAnswer } from '@sojourn/contract'
import { formatCount, formatDuration, formatShare } from '../../format/format.ts'
import { FigureRow } from '../../parts/figure-row.tsx'
import { FigureTile } from '../../parts/figure-tile.tsx'

/** The figures of the range. */
export function ConversationFigures({ answer }: { readonly answer: ConversationsAnswer }) {
  const { firstAnswer } = answer
  return (
    <FigureRow>
      <FigureTile
        label="Conversations"
        meaning="Sessions with messages"
        value={formatCount(answer.conversations)}
      />
      <FigureTile
        label="Of all sessions"
        meaning="Conversations by sessions"
        value={formatShare(answer.conversationRate)}
      />
      <FigureTile
        label="Messages each"
        meaning="Messages of a conversation, of both sides: the median"
        value={answer.medianMessages === null ? '–' : formatCount(answer.medianMessages)}
      />
      <FigureTile
        label="Average duration"
        meaning="Of the conversations that have a duration"
        value={formatDuration(answer.averageDuration)}
      />
      <FigureTile
        label="First answer after"
        meaning="From the first message of a visitor to the first answer: the median"
        value={formatDuration(firstAnswer.medianSeconds)}
      />
      <FigureTile
        label="Not answered"
        meaning="Conversations in which a visitor wrote and nobody answered"
        value={formatCount(firstAnswer.unanswered)}
      />
    </FigureRow>
  )
}
