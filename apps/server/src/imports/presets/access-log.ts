import { createHash } from 'node:crypto'
import type { Fields, Preset } from './preset.ts'
import { given } from './values.ts'

/**
 * Apache's and nginx's combined format: address, identity, user, time, request, status, bytes, referrer, user agent; in
 * Apache's `vhost_combined` behind host and port.
 */
const combined =
  /^(?:(\S+?)(?::(\d+))? )??(\S+) \S+ (\S+) \[([^\]]+)\] "(\S+) ((?:[^"\\]|\\.)*?)(?: HTTP\/[\d.]+)?" (\d{3}) (?:\d+|-)(?: "((?:[^"\\]|\\.)*)" "((?:[^"\\]|\\.)*)")?/
const time = /^(\d{2})\/([A-Z][a-z]{2})\/(\d{4}):(\d{2}:\d{2}:\d{2}) ([+-]\d{2})(\d{2})$/
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const asset =
  /\.(?:css|js|mjs|map|json|xml|txt|ico|png|jpe?g|gif|svg|webp|avif|woff2?|ttf|eot|mp[34]|webm|zip|gz|pdf)$/i

/**
 * Page views of a web server's log: successful reading requests, but for images, scripts and the like. A redirect is none:
 * the request that follows it is. Who they are of is
 * told by address and user agent, so people behind one address with one browser are one visitor.
 */
export const accessLog: Preset = {
  name: 'access-log',
  title: 'Access log of a web server, combined format',
  format: 'lines',
  toEvent({ line }: Fields) {
    const match = combined.exec(String(line))
    if (!match) return { reason: 'is no line of the combined format' }
    const [
      ,
      host,
      port,
      ip = '',
      user = '-',
      at = '',
      method = '',
      target = '',
      status = '',
      referrer = '',
      userAgent = '',
    ] = match
    const timestamp = isoOf(at)
    if (timestamp === undefined) return { reason: 'has no time such as 10/Oct/2000:13:55:36 -0700' }
    const path = target.replace(/[?#].*$/s, '')
    if (method !== 'GET' || !/^(?:2..|304)$/.test(status) || asset.test(path)) return 'ignored'
    return given({
      type: 'page_view',
      timestamp,
      visitorId: `log.${createHash('sha256').update(`${ip} ${userAgent}`).digest('hex').slice(0, 32)}`,
      ...(host === undefined
        ? { path: target }
        : { url: `${port === '80' ? 'http' : 'https'}://${host}${target}` }),
      referrer: referrer === '-' ? undefined : referrer,
      context: given({ ip, userAgent: userAgent === '-' ? undefined : userAgent }),
      properties: given({ account: user === '-' ? undefined : user }),
    })
  },
}

function isoOf(text: string): string | undefined {
  const [, day, name = '', year, clock, hours, minutes] = time.exec(text) ?? []
  const month = months.indexOf(name) + 1
  return month === 0
    ? undefined
    : `${year}-${String(month).padStart(2, '0')}-${day}T${clock}${hours}:${minutes}`
}
