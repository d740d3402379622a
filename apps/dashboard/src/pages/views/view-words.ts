import { formatName } from '../../format/format.ts'

/** The page that an address is of, by its name in the menu. */
export function pageOf(address: string): string {
  const { pathname } = new URL(address, 'http://localhost')
  const [name] = pathname.split('/').filter((part) => part !== '' && part !== 'admin')
  return name === undefined ? 'Overview' : formatName(name.replaceAll('-', ' '))
}
