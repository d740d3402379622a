import type { RunningServer } from '@sojourn/server'

interface BannerFacts extends Pick<RunningServer, 'url' | 'first' | 'owner'> {
  readonly version: string
  readonly dataDirectory: string
}

/** What the server says once it listens: where to look; after the first start also the keys and what to try with them. */
export function formatBanner({ url, first, owner, version, dataDirectory }: BannerFacts): string {
  const lines = [
    '',
    `  Sojourn ${version} listens on ${url}`,
    '',
    `  Dashboard              ${url}`,
    `  API, to read and try   ${url}/api/docs`,
    `  Data                   ${dataDirectory}`,
  ]
  if (owner)
    lines.push(
      `  Sign in as             ${owner.email}${owner.password === undefined ? '' : `    password ${owner.password}    (shown this once)`}`,
    )
  const { created, site, writeKey, secretKey } = first
  if (created && writeKey !== undefined && secretKey !== undefined) {
    lines.push(
      `  Site                   ${site.siteId}`,
      `  Write key              ${writeKey}    for pages and apps; it can only collect`,
      `  Secret key             ${secretKey}    for your backend; it may do everything`,
      '',
      '  The keys are shown this once and stored only as hashes: keep them.',
      '',
      '  Send an event, and read back the session that it opened:',
      '',
      `    curl ${url}/api/v1/events -H 'X-Write-Key: ${writeKey}' -H 'Content-Type: application/json' \\`,
      `      -d '{"type": "page_view", "visitorId": "me", "url": "https://shop.example/products/red-mug"}'`,
      '',
      `    curl ${url}/api/v1/sessions -H 'Authorization: Bearer ${secretKey}'`,
      '',
      '  Or fill it with 90 days of a made-up shop: npx sojourn seed',
    )
  }
  lines.push('', '  Ctrl-C stops it.', '')
  return lines.join('\n')
}
