/** The parts of an absolute URL. */
export interface UrlParts {
  /** The whole text without user name and password. */
  readonly text: string
  /** Lower case, without port and closing dot; empty where there is none (`file:///x`). */
  readonly host: string
  /** As written; empty where the host is all there is. */
  readonly path: string
  /** With its question mark; empty where there is none. */
  readonly query: string
  /** With its number sign; empty where there is none. */
  readonly hash: string
}

const urlPattern = /^(?:[a-z][a-z\d+.-]*:)?\/\/([^/?#\\]*)([^?#]*)(\?[^#]*)?(#.*)?$/is

/**
 * Splits a URL with a host (`https://…`, `android-app://…`, `//…`), or answers null where the text is none. A fraction
 * of the cost of `new URL`, which is what 25,000 events a second need; nothing is normalised but the host.
 */
export function splitUrl(url: string): UrlParts | null {
  const match = urlPattern.exec(url)
  if (!match) return null
  const authority = match[1] as string
  const at = authority.lastIndexOf('@')
  const place = at < 0 ? authority : authority.slice(at + 1)
  const host = (place.includes(':') ? place.replace(/:\d*$/, '') : place).toLowerCase()
  if (/[\s<>"{}|^`%]/.test(host)) return null
  return {
    text: at < 0 ? url : withoutCredentials(url, authority, at),
    host: host.endsWith('.') ? host.slice(0, -1) : host,
    path: match[2] as string,
    query: match[3] ?? '',
    hash: match[4] ?? '',
  }
}

function withoutCredentials(url: string, authority: string, at: number): string {
  const start = url.indexOf('//') + 2
  return url.slice(0, start) + authority.slice(at + 1) + url.slice(start + authority.length)
}
