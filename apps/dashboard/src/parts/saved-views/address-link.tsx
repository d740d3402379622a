import { Anchor, type AnchorProps } from '@mantine/core'
import { useRouter } from '@tanstack/react-router'
import type { ReactNode } from 'react'

/** A link to an address of the dashboard as it was kept: nothing of the present view goes along. */
export function AddressLink(
  props: AnchorProps & { readonly address: string; readonly title?: string; readonly children: ReactNode },
) {
  const { address, children, ...others } = props
  const { history } = useRouter()
  return (
    <Anchor
      {...others}
      href={address}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return
        event.preventDefault()
        history.push(address)
      }}
    >
      {children}
    </Anchor>
  )
}
