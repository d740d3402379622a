import { useRouterState } from '@tanstack/react-router'
import { useSavedViews } from '../../api/views.ts'
import { AddressLink } from '../../parts/saved-views/address-link.tsx'

/** As many as leave room for the pages. */
const shownMax = 6

/** The first saved views, under the menu's link to all of them. */
export function MenuViews() {
  const { data: views = [] } = useSavedViews()
  const here = useRouterState({ select: (state) => state.location.href })
  if (views.length === 0) return null
  return (
    <>
      {views.slice(0, shownMax).map(({ viewId, name, address }) => (
        <AddressLink
          key={viewId}
          address={address}
          title={name}
          size="sm"
          c="inherit"
          underline="never"
          pl={34}
          pr={8}
          py={4}
          className="cut row-link"
          fw={here === address ? 600 : 400}
          style={{ display: 'block', borderRadius: 6 }}
        >
          {name}
        </AddressLink>
      ))}
    </>
  )
}
