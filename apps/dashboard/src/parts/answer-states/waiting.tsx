import './answer-states.css'
import { Text } from '@mantine/core'
import { type ReactNode, useEffect, useState } from 'react'
import { useMayAsk } from '../ask-after.tsx'

/** After so many milliseconds people wonder. */
const slowMs = 3_000

/**
 * The place of an answer that is on its way. After a while it says so, unless its turn to ask has not come yet.
 * @param props.height pixels that it will take
 * @param props.children grey shapes of what comes, of their own height; absent: one of the whole height
 */
export function Waiting(props: { readonly height: number; readonly children?: ReactNode }) {
  const { height, children } = props
  const [isSlow, setSlow] = useState(false)
  const mayAsk = useMayAsk()
  useEffect(() => {
    if (!mayAsk) return
    const timer = setTimeout(() => setSlow(true), slowMs)
    return () => clearTimeout(timer)
  }, [mayAsk])
  return (
    <div role="status" aria-label="Loading" className="waiting">
      {children ?? <div className="shape" style={{ display: 'block', height, borderRadius: 8 }} />}
      {isSlow && (
        <Text className="answer-state" size="sm" ta="center" px="md" py="xs" style={slowStyle}>
          Still counting. Long ranges take a moment.
        </Text>
      )}
    </div>
  )
}

const slowStyle = { position: 'absolute', top: 80, left: '50%', transform: 'translateX(-50%)' } as const
