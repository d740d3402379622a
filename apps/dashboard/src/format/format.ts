const locale = 'en'

const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 })
const short = new Intl.NumberFormat(locale, { notation: 'compact', maximumSignificantDigits: 3 })

/** A maker of texts for each time zone and shape, kept: to make one takes longer than to write a hundred texts with it. */
const dateFormats = new Map<string, Intl.DateTimeFormat>()
function dateFormat(timezone: string, shape: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${timezone} ${JSON.stringify(shape)}`
  const known = dateFormats.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-GB', { ...shape, timeZone: timezone })
  dateFormats.set(key, made)
  return made
}

/** `12,345`. */
export const formatCount = (count: number): string => whole.format(count)

/** `12,345` up to five digits, then `123K`, `1.23M`. */
export const formatShort = (count: number): string =>
  Math.abs(count) < 100_000 ? whole.format(count) : short.format(count)

/** A share of 1 as `12.3 %`; one decimal below 100. */
export function formatShare(share: number | null): string {
  if (share === null || !Number.isFinite(share)) return '–'
  const percent = share * 100
  const digits = Math.abs(percent) >= 99.95 || percent === 0 ? 0 : 1
  return `${percent.toFixed(digits)}%`
}

/** Seconds as `45s`, `3m 20s`, `1h 05m`; null as a dash. */
export function formatDuration(seconds: number | null): string {
  if (seconds === null || !Number.isFinite(seconds)) return '–'
  const rounded = Math.round(seconds)
  if (rounded < 60) return `${rounded}s`
  const minutes = Math.floor(rounded / 60)
  if (minutes < 60) return `${minutes}m ${String(rounded % 60).padStart(2, '0')}s`
  const hours = Math.floor(minutes / 60)
  if (hours < 100) return `${hours}h ${String(minutes % 60).padStart(2, '0')}m`
  return `${formatCount(hours)}h`
}

/** As with those of times. */
const moneyFormats = new Map<string, Intl.NumberFormat>()
function moneyFormat(currency: string, shape: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${currency} ${JSON.stringify(shape)}`
  const known = moneyFormats.get(key)
  if (known) return known
  const made = new Intl.NumberFormat(locale, { style: 'currency', currency, ...shape })
  moneyFormats.set(key, made)
  return made
}

/** Money in a currency; from 100,000 on shortened, and with `isShort` from 1,000 on in whole units. */
export function formatMoney(amount: number, currency: string | null, isShort = false): string {
  const large = Math.abs(amount) >= 100_000
  try {
    return moneyFormat(currency ?? 'USD', {
      ...(isShort && Math.abs(amount) >= 1_000 ? { maximumFractionDigits: 0 } : {}),
      ...(large ? { notation: 'compact' as const, maximumSignificantDigits: 4 } : {}),
    }).format(amount)
  } catch {
    return `${formatCount(amount)} ${currency ?? ''}`.trim()
  }
}

/** An instant in a time zone: `21 Nov 2026, 14:05`. */
export const formatTime = (at: string | number, timezone: string): string =>
  dateFormat(timezone, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(at))

/** The time of day in a time zone: `14:05:09`. */
export const formatClock = (at: string | number, timezone: string): string =>
  dateFormat(timezone, { timeStyle: 'medium' }).format(new Date(at))

/** A day in a time zone: `21 Nov`, with the year where it is not the one of `now`. */
export function formatDay(at: string | number, timezone: string, now: number = Date.now()): string {
  const year = (instant: string | number) =>
    dateFormat(timezone, { year: 'numeric' }).format(new Date(instant))
  const shape = { day: 'numeric', month: 'short' } as const
  return dateFormat(timezone, year(at) === year(now) ? shape : { ...shape, year: 'numeric' }).format(
    new Date(at),
  )
}

/** An instant in a time zone, without the year where it is the one of `now`: `21 Nov, 14:05`. */
export const formatMoment = (at: string | number, timezone: string, now: number = Date.now()): string =>
  `${formatDay(at, timezone, now)}, ${dateFormat(timezone, { timeStyle: 'short' }).format(new Date(at))}`

/** How long ago: `just now`, `4 min ago`, `3 h ago`, `5 days ago`. */
export function formatAgo(at: string | number, now: number): string {
  const seconds = Math.max(0, (now - new Date(at).getTime()) / 1000)
  if (seconds < 45) return 'just now'
  if (seconds < 3_600) return `${Math.round(seconds / 60)} min ago`
  if (seconds < 86_400) return `${Math.round(seconds / 3_600)} h ago`
  const days = Math.round(seconds / 86_400)
  return `${days} ${days === 1 ? 'day' : 'days'} ago`
}

const countryNames = new Intl.DisplayNames([locale], { type: 'region' })

/** The name of a country by its code (ISO 3166-1 alpha-2). */
export function formatCountry(code: string): string {
  if (code === '') return 'Unknown'
  try {
    return countryNames.of(code) ?? code
  } catch {
    return code
  }
}

/** `page_view` as `Page view`: for headings, never for what is sent back. */
export function formatName(name: string): string {
  if (name === 'ai') return 'AI'
  const words = name.replace(/([a-z])([A-Z])/g, '$1 $2').replaceAll('_', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1).toLowerCase()
}
