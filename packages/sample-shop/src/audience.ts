/** Where people live: share of all, clock and language. */
export const countries = [
  { weight: 30, country: 'US', hoursFromUtc: -6, locale: 'en-US' },
  { weight: 16, country: 'DE', hoursFromUtc: 1, locale: 'de-DE' },
  { weight: 14, country: 'GB', hoursFromUtc: 0, locale: 'en-GB' },
  { weight: 9, country: 'FR', hoursFromUtc: 1, locale: 'fr-FR' },
  { weight: 7, country: 'CA', hoursFromUtc: -5, locale: 'en-CA' },
  { weight: 6, country: 'NL', hoursFromUtc: 1, locale: 'nl-NL' },
  { weight: 5, country: 'ES', hoursFromUtc: 1, locale: 'es-ES' },
  { weight: 4, country: 'AT', hoursFromUtc: 1, locale: 'de-AT' },
  { weight: 4, country: 'SE', hoursFromUtc: 1, locale: 'sv-SE' },
  { weight: 3, country: 'AU', hoursFromUtc: 10, locale: 'en-AU' },
  { weight: 2, country: 'JP', hoursFromUtc: 9, locale: 'ja-JP' },
] as const

const webkit = 'AppleWebKit/537.36 (KHTML, like Gecko)'

/** What they look with: share of all, and the user agent that such a device sends. */
export const devices = [
  {
    weight: 24,
    userAgent:
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1',
  },
  {
    weight: 22,
    userAgent: `Mozilla/5.0 (Linux; Android 10; K) ${webkit} Chrome/137.0.0.0 Mobile Safari/537.36`,
  },
  {
    weight: 19,
    userAgent: `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${webkit} Chrome/137.0.0.0 Safari/537.36`,
  },
  {
    weight: 9,
    userAgent: `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${webkit} Chrome/136.0.0.0 Safari/537.36`,
  },
  {
    weight: 7,
    userAgent:
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.4 Safari/605.1.15',
  },
  {
    weight: 6,
    userAgent: `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${webkit} Chrome/137.0.0.0 Safari/537.36 Edg/137.0.0.0`,
  },
  {
    weight: 5,
    userAgent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:139.0) Gecko/20100101 Firefox/139.0',
  },
  { weight: 2, userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:139.0) Gecko/20100101 Firefox/139.0' },
  {
    weight: 4,
    userAgent:
      'Mozilla/5.0 (iPad; CPU OS 17_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.7 Mobile/15E148 Safari/604.1',
  },
  {
    weight: 2,
    userAgent: `Mozilla/5.0 (Linux; Android 15; SM-S928B) ${webkit} SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36`,
  },
] as const

/** How a visit comes: where from, with which campaign tags, and on which kind of page. */
export interface Arrival {
  readonly weight: number
  readonly referrer: string
  readonly query: string
  readonly lands: 'home' | 'category' | 'product' | 'campaign' | 'article'
}

/** Of somebody who was not there before. */
export const firstArrivals: readonly Arrival[] = [
  { weight: 22, referrer: 'https://www.google.com/', query: '', lands: 'product' },
  { weight: 12, referrer: 'https://www.google.com/', query: '', lands: 'article' },
  { weight: 3, referrer: 'https://www.bing.com/', query: '', lands: 'category' },
  { weight: 3, referrer: 'https://duckduckgo.com/', query: '', lands: 'home' },
  {
    weight: 14,
    referrer: 'https://www.google.com/',
    query: '?utm_source=google&utm_medium=cpc&utm_campaign=best-sellers&gclid=seed',
    lands: 'campaign',
  },
  {
    weight: 10,
    referrer: 'https://l.instagram.com/',
    query: '?utm_source=instagram&utm_medium=paid_social&utm_campaign=season-opening',
    lands: 'campaign',
  },
  { weight: 5, referrer: 'https://www.facebook.com/', query: '', lands: 'product' },
  { weight: 3, referrer: 'https://www.reddit.com/', query: '', lands: 'product' },
  { weight: 3, referrer: 'https://www.pinterest.com/', query: '', lands: 'category' },
  { weight: 4, referrer: 'https://chatgpt.com/', query: '', lands: 'product' },
  { weight: 2, referrer: 'https://www.perplexity.ai/', query: '', lands: 'category' },
  { weight: 5, referrer: 'https://gear-review.example/best-of-the-year', query: '', lands: 'product' },
  { weight: 14, referrer: '', query: '', lands: 'home' },
]

/** Of somebody who comes back. */
export const laterArrivals: readonly Arrival[] = [
  { weight: 42, referrer: '', query: '', lands: 'home' },
  { weight: 8, referrer: '', query: '', lands: 'product' },
  { weight: 18, referrer: 'https://www.google.com/', query: '', lands: 'home' },
  {
    weight: 16,
    referrer: '',
    query: '?utm_source=newsletter&utm_medium=email&utm_campaign=weekly-letter',
    lands: 'category',
  },
  {
    weight: 8,
    referrer: 'https://l.facebook.com/',
    query: '?utm_source=facebook&utm_medium=retargeting&utm_campaign=come-back',
    lands: 'product',
  },
  { weight: 3, referrer: 'https://chatgpt.com/', query: '', lands: 'product' },
]

/** How busy each hour of the local day is, from midnight: a rise at noon, the peak in the evening. */
export const hourWeights: readonly number[] = [
  2, 1, 1, 1, 1, 1, 2, 3, 5, 6, 6, 7, 8, 7, 6, 6, 6, 7, 8, 10, 11, 10, 7, 4,
]

/** How busy each day of the week is, from Sunday. */
export const weekdayWeights: readonly number[] = [13, 11, 10, 10, 10, 9, 11]
