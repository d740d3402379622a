import { Text } from '@mantine/core'
import { formatCount } from '../../format/format.ts'
import type { View } from '../../view/view.ts'
import { ViewLink } from '../../view/view-link.tsx'
import { useActiveNow } from './use-overview.ts'

/** How many are here now, and the way to see them. */
export function ActiveNow({ view }: { readonly view: View }) {
  const { data: count } = useActiveNow(view)
  // Its line is kept, so that nothing below moves when it comes.
  if (count === undefined) return <>&nbsp;</>
  return (
    <ViewLink to="/live" size="sm" c="inherit">
      <Text span size="sm" className="figures" aria-live="polite">
        <span
          aria-hidden
          style={{
            display: 'inline-block',
            width: 8,
            height: 8,
            borderRadius: 4,
            marginRight: 6,
            background: count > 0 ? 'var(--rise)' : 'var(--line)',
          }}
        />
        {formatCount(count)} active now
      </Text>
    </ViewLink>
  )
}
