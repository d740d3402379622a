import { createRequire } from 'node:module'
import { BlockList, isIP, isIPv4 } from 'node:net'
import { dirname, join } from 'node:path'
import { open, type Response } from 'maxmind'
import { LatelyUsed } from '../lately-used.ts'

type CountryRow = Response & { country_code?: string }

/** Addresses that belong to no country (RFC 6890). The database knows most of them, but puts 192.168.0.0/16 in Australia. */
const specialAddresses = new BlockList()
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  specialAddresses.addSubnet(network, prefix, 'ipv4')
for (const [network, prefix] of [
  ['::', 96],
  ['2001:db8::', 32],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  specialAddresses.addSubnet(network, prefix, 'ipv6')

/**
 * Opens the offline country database (CC0, `@ip-location-db/geo-whois-asn-country-mmdb`; 8 MB, one file per address
 * family) and answers the country of an address as ISO 3166-1 alpha-2; empty text for private, unassigned or malformed
 * addresses. IPv4 written as IPv6 (`::ffff:8.8.8.8`) is looked up as IPv4.
 *
 * @throws where the package's files are missing.
 */
export async function openCountries(): Promise<(ip: string) => string> {
  const require = createRequire(import.meta.url)
  const folder = dirname(require.resolve('@ip-location-db/geo-whois-asn-country-mmdb/package.json'))
  const [ipv4, ipv6] = await Promise.all([
    open<CountryRow>(join(folder, 'geo-whois-asn-country-ipv4.mmdb')),
    open<CountryRow>(join(folder, 'geo-whois-asn-country-ipv6.mmdb')),
  ])
  const known = new LatelyUsed<string>(50_000)
  return (ip) => {
    if (ip === '' || ip.length > 64) return ''
    const found = known.get(ip)
    if (found !== undefined) return found
    const address = plainAddress(ip)
    const family = isIP(address)
    const row = family === 0 || isSpecial(address, family) ? null : (family === 4 ? ipv4 : ipv6).get(address)
    const code = row?.country_code ?? ''
    known.set(ip, code)
    return code
  }
}

/** The list takes 3 µs to ask; most addresses begin like none of it. */
function isSpecial(address: string, family: number): boolean {
  const start =
    family === 4 ? /^(?:0|10|100|127|169|172|192|198|203|2[2-5]\d)\./ : /^(?:0{0,4}:|2001:0?db8|f[cdef])/i
  return start.test(address) && specialAddresses.check(address, family === 4 ? 'ipv4' : 'ipv6')
}

/** The address without zone (`%eth0`), and as IPv4 where it is one in IPv6's clothes (RFC 4291, 2.5.5.2). */
function plainAddress(ip: string): string {
  const address = ip.trim().replace(/%.*$/s, '')
  const mapped = /^(?:0{0,4}:){1,6}ffff:(?:([\d.]+)|([\da-f]{1,4}):([\da-f]{1,4}))$/i.exec(address)
  if (!mapped) return address
  if (mapped[1] !== undefined) return isIPv4(mapped[1]) ? mapped[1] : ''
  const [high, low] = [Number.parseInt(mapped[2] ?? '', 16), Number.parseInt(mapped[3] ?? '', 16)]
  return [high >> 8, high & 255, low >> 8, low & 255].join('.')
}
