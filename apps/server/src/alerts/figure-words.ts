import { metrics } from '@sojourn/analytics'

/** A figure as people read it, in English: `12,345`, `4.2%`, `3 m 20 s`, `€12.50`. */
export function wordsOfFigure(metric: string, value: number | null, currency: string): string {
  if (value === null) return 'nothing to tell'
  const unit = metrics.get(metric)?.unit ?? 'count'
  if (unit === 'share') return `${(value * 100).toLocaleString('en', { maximumFractionDigits: 1 })}%`
  if (unit === 'money') return value.toLocaleString('en', { style: 'currency', currency })
  if (unit === 'seconds') return wordsOfSeconds(value)
  return value.toLocaleString('en', { maximumFractionDigits: 2 })
}

function wordsOfSeconds(seconds: number): string {
  const whole = Math.round(seconds)
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60)]
  const parts = [
    [hours, 'h'],
    [minutes, 'm'],
    [whole % 60, 's'],
  ] as const
  const said = parts.filter(([count]) => count > 0).slice(0, 2)
  return said.length === 0 ? '0 s' : said.map(([count, unit]) => `${count} ${unit}`).join(' ')
}

/** The name of a figure in words: `averageDuration` is `average duration`. */
export const wordsOfMetric = (metric: string): string =>
  metric.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
