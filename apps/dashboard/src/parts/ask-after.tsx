import { createContext, type ReactNode, useContext } from 'react'

const MayAsk = createContext(true)

/**
 * What stands below the first answer of a page asks after it: the store answers one question sooner than ten at once, and
 * people read from the top.
 */
export function AskAfter(props: {
  readonly query: { readonly isPending: boolean; readonly isPlaceholderData: boolean }
  readonly children: ReactNode
}) {
  const { isPending, isPlaceholderData } = props.query
  return <MayAsk value={!isPending && !isPlaceholderData}>{props.children}</MayAsk>
}

/** Whether it is the turn of what asks here. */
export const useMayAsk = (): boolean => useContext(MayAsk)
