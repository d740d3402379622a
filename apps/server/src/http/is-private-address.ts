import { BlockList, isIP } from 'node:net'

const reserved = new BlockList()
/** Special-purpose ranges of the IANA registries (RFC 6890 and its updates) that lead into networks of one's own. */
const ranges = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const
for (const [net, prefix] of ranges) reserved.addSubnet(net, prefix, 'ipv4')
reserved.addAddress('::', 'ipv6')
reserved.addAddress('::1', 'ipv6')
reserved.addSubnet('64:ff9b::', 96, 'ipv6')
reserved.addSubnet('fc00::', 7, 'ipv6')
reserved.addSubnet('fe80::', 10, 'ipv6')
reserved.addSubnet('ff00::', 8, 'ipv6')

/** Whether an address, or the name `localhost`, lies in a network that is not the public internet. Other names: false. */
export function isPrivateAddress(host: string): boolean {
  if (/(^|\.)localhost\.?$/i.test(host)) return true
  const family = isIP(host)
  if (family === 4) return reserved.check(host, 'ipv4')
  if (family === 6) return reserved.check(host, 'ipv6')
  return false
}
