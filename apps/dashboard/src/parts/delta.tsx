import { Text } from '@mantine/core'
import { IconArrowDownRight, IconArrowRight, IconArrowUpRight } from '@tabler/icons-react'
import { formatShare } from '../format/format.ts'

/**
 * The change of a figure against the period before. Colour says whether that is good, the arrow where it went: colour
 * alone tells some people nothing.
 */
export function Delta(props: {
  readonly now: number | null
  readonly before: number | null
  /** Bounces and drop-off: less is better. @default false */
  readonly lessIsBetter?: boolean
}) {
  const { now, before, lessIsBetter = false } = props
  if (now === null || before === null) return null
  if (before === 0) {
    if (now === 0) return null
    return (
      <Text size="xs" className="quiet" span>
        new
      </Text>
    )
  }
  const change = (now - before) / Math.abs(before)
  const isSame = Math.abs(change) < 0.0005
  const isGood = change > 0 !== lessIsBetter
  const Arrow = isSame ? IconArrowRight : change > 0 ? IconArrowUpRight : IconArrowDownRight
  return (
    <Text
      size="xs"
      span
      className="figures"
      title={`Before: ${before.toLocaleString('en')}`}
      style={{
        color: isSame ? 'var(--quiet)' : isGood ? 'var(--rise)' : 'var(--fall)',
        display: 'inline-flex',
        alignItems: 'center',
        gap: 2,
        whiteSpace: 'nowrap',
      }}
    >
      <Arrow size={14} aria-hidden />
      {isSame ? '0%' : change > 9.99 ? `${Math.round(change + 1)}×` : formatShare(Math.abs(change))}
    </Text>
  )
}
