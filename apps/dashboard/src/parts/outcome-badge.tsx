import './outcome-badge.css'
import { formatName } from '../format/format.ts'

/** What a session came to. Colour only underlines what the word says. */
export function OutcomeBadge({
  outcome,
  isConverted,
}: {
  readonly outcome: string
  readonly isConverted: boolean
}) {
  const tone = isConverted ? 'good' : outcome === 'abandoned' ? 'lost' : undefined
  return (
    <span className="outcome-badge" data-tone={tone}>
      {isConverted && outcome === 'browsing' ? 'Converted' : formatName(outcome)}
    </span>
  )
}
