import { Anchor } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useView } from '../view/use-view.ts'
import { searchOf } from '../view/view.ts'

/** Opens a funnel over the sessions of the view. */
export function FunnelLink({ funnel, children }: { readonly funnel: object; readonly children: ReactNode }) {
  const { view } = useView()
  return (
    <Anchor
      component={Link}
      size="sm"
      {...({ to: '/funnels', search: { ...searchOf(view), funnel } } as object)}
      style={{ whiteSpace: 'nowrap' }}
    >
      {children}
    </Anchor>
  )
}
