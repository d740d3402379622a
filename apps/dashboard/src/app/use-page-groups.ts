import { useRights } from '../api/account.ts'
import { pageGroups } from './pages.ts'

/** The pages that who is signed in can see anything on. */
export function usePageGroups(): typeof pageGroups {
  const rights = useRights()
  return pageGroups
    .map(({ heading, links }) => ({
      heading,
      links: links.filter(({ needs = 'read' }) => rights.has(needs)),
    }))
    .filter(({ links }) => links.length > 0)
}
