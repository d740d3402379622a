import { splitUrl, type UrlParts } from './split-url.ts'

/**
 * The referrer of a page, or null where there is none from outside: it is absent, no URL, without a host, or of the
 * page's own host (`www.` aside).
 */
export function outsideReferrer(referrer: string, host: string): UrlParts | null {
  if (referrer === '') return null
  const parts = splitUrl(referrer.trim())
  return parts === null || parts.host === '' || isSameHost(parts.host, host) ? null : parts
}

function isSameHost(one: string, other: string): boolean {
  return one === other || withoutWww(one) === withoutWww(other)
}

const withoutWww = (host: string): string => (host.startsWith('www.') ? host.slice(4) : host)
