import { Anchor, type AnchorProps } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useView } from './use-view.ts'
import { searchOf, type View } from './view.ts'

/** A link to another page, which takes the view along or a change of it. */
export function ViewLink(
  props: AnchorProps & {
    readonly to: string
    readonly change?: (view: View) => View
    readonly children: ReactNode
  },
) {
  const { to, change = (same) => same, children, ...others } = props
  const { view } = useView()
  return (
    <Anchor component={Link} {...others} {...({ to, search: searchOf(change(view)) } as object)}>
      {children}
    </Anchor>
  )
}
