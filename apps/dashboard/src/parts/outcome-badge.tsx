import { Badge } from '@mantine/core'
import { formatName } from '../format/format.ts'

/** What a session came to. Colour only underlines what the word says. */
export function OutcomeBadge({
  outcome,
  isConverted,
}: {
  readonly outcome: string
  readonly isConverted: boolean
}) {
  const color = isConverted ? 'sojourn' : outcome === 'abandoned' ? 'orange' : 'gray'
  return (
    <Badge
      variant="light"
      color={color}
      size="sm"
      radius="sm"
      tt="none"
      fw={550}
      {...(color === 'orange' ? { c: 'light-dark(#9a3412, #ffc078)' } : {})}
    >
      {isConverted && outcome === 'browsing' ? 'Converted' : formatName(outcome)}
    </Badge>
  )
}
