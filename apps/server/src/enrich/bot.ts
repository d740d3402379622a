import { createIsBotFromList, isbot, list } from 'isbot'
import { LRUCache } from 'lru-cache'

/**
 * Patterns of isbot that a plain HTTP library or a home-made client fits as well as a crawler does: bare
 * `name/version`, names of languages, the word "http".
 */
const clientPatterns = new Set([
  '(?<!lib)http',
  '\\.com\\b',
  '\\(\\)',
  '\\b\\w+/1\\.0;',
  ';\\s\\w+;$',
  '@[a-z][\\w-]+\\.',
  '\\|',
  '\\bperl\\b',
  '^[<\\(;]',
  '^[\\w \\.\\-\\(?:\\):%]+(?:/v?\\d+(?:\\.\\d+)?(?:\\.\\d{1,10})*?)?(?:,|$)',
  '^[\\w\\-]+/[\\w]+$',
  '^[^ ]{50,}$',
  '^\\d+\\b',
  '^\\w+/[\\w\\(\\)]*$',
  '^\\w+/\\d\\.\\d\\s\\([\\w@]+\\)$',
  '^client/',
  '^custom',
  '^dispatch/\\d',
  '^php',
  '^postman',
  '^python',
  '^rest',
  '^track',
  '^wget',
  'agent\\b',
  'java(?!;)',
  'library',
  'node\\b',
  'url',
])

/** Crawlers, previewers and monitors that isbot knows by {@link clientPatterns} alone. */
const ownPatterns = [
  // Crawlers leave an address to complain to; libraries name their repository.
  'https?://(?!github\\.com/)',
  'anthropic-ai',
  'cohere-ai',
  'colly',
  'datadog',
  'explorer',
  'favicon',
  'fetcher',
  'indexer',
  'larbin',
  'meta-external',
  'monitoring',
  'ping\\b',
  'prerender',
  'probe',
  'scrap',
  'sitemap',
  'uptime',
  'zabbix',
]

const isBotByName = createIsBotFromList([
  ...list.filter((pattern) => !clientPatterns.has(pattern)),
  ...ownPatterns,
])

const known = new LRUCache<string, boolean>({ max: 10_000 })

/**
 * Whether a user agent is a crawler, previewer, monitor or headless browser, none of which are visitors.
 *
 * A plain HTTP library (`curl/8.4.0`, `python-requests/2.31`, `analytics-node/3.0`) or a home-made name
 * (`ShopBackend/1.2`) is no bot: those are programs that send events on purpose. Such names never begin with
 * `Mozilla/`, as everything does that poses as a browser; only the latter is judged by all that isbot knows.
 * No user agent at all is no bot either.
 */
export function isBot(userAgent: string): boolean {
  if (userAgent === '') return false
  const text = userAgent.slice(0, 1024)
  const judged = known.get(text)
  if (judged !== undefined) return judged
  const bot = /^(?:mozilla|opera)\//i.test(text) ? isbot(text) : isBotByName(text)
  known.set(text, bot)
  return bot
}
