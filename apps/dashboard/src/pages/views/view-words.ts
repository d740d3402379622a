import { pageGroups } from '../../app/pages.ts'

/** The page that an address is of, by the name that the menu has for it. */
export function pageOf(address: string): string {
  const { pathname } = new URL(address, 'http://localhost')
  const links = pageGroups.flatMap(({ links }) => links)
  const exact = links.find(({ path }) => path === pathname)
  const above = links.find(({ path }) => path !== '/' && pathname.startsWith(`${path}/`))
  return (exact ?? above)?.name ?? pathname
}
