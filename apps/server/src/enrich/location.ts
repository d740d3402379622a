import { splitUrl } from './split-url.ts'

/** Where an event happened. Empty text: it does not say. */
export interface PageLocation {
  /** As sent, query and hash included, without user name and password. */
  readonly url: string
  /** Begins with a slash and has neither query nor hash; or the name of a page, where one was sent as `path`. */
  readonly path: string
  /** Lower case, without port; empty where the URL is relative, absent or none. */
  readonly host: string
}

/** An event's own words for where it happened. */
interface SentLocation {
  readonly url?: string | undefined
  readonly path?: string | undefined
}

/**
 * Where an event happened. A path that was sent wins over the URL's. A URL may be relative (`/shop?x=1`); where its hash
 * is a route (`#/cart`, `#!/cart`), the route is the path. Text that is no URL is kept as `url`, with an empty path.
 */
export function readLocation(sent: SentLocation): PageLocation {
  const url = sent.url?.trim() ?? ''
  const parts = url === '' ? null : splitUrl(url)
  return {
    url: parts ? parts.text : url,
    path: pathOf(sent.path?.trim() ?? '') || (parts ? pagePath(parts.path, parts.hash) : relativePath(url)),
    host: parts ? parts.host : '',
  }
}

/** A path as it is sent on its own: it may carry a query, be a whole URL, or the name of a page (`Pricing`). */
function pathOf(path: string): string {
  if (path === '') return ''
  if (path.startsWith('/') && !path.startsWith('//')) return bare(path)
  const parts = splitUrl(path)
  return parts ? pagePath(parts.path, parts.hash) : relativePath(path) || path
}

function relativePath(url: string): string {
  if (!/^[/?#]/.test(url)) return ''
  const hashAt = url.indexOf('#')
  return pagePath(bare(url), hashAt < 0 ? '' : url.slice(hashAt))
}

function pagePath(path: string, hash: string): string {
  const route = hash === '' ? undefined : /^#!?(\/.*)$/s.exec(hash)?.[1]
  return route === undefined ? path || '/' : bare(route)
}

/** The text before its query and hash. */
function bare(path: string): string {
  const end = path.search(/[?#]/)
  return end < 0 ? path : path.slice(0, end)
}
