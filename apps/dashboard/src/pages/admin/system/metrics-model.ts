/** Figures of a server by their names, where there are several of a name added up. */
export type Metrics = ReadonlyMap<string, number>

/** Reads the text of `/metrics` (Prometheus' exposition format). */
export function readMetrics(text: string): Metrics {
  const metrics = new Map<string, number>()
  for (const line of text.split('\n')) {
    const [, name, value] = /^([a-z]\w*)(?:\{.*\})? (\S+)/i.exec(line) ?? []
    if (name !== undefined) metrics.set(name, (metrics.get(name) ?? 0) + Number(value))
  }
  return metrics
}

const units = ['B', 'KB', 'MB', 'GB', 'TB'] as const

/** Bytes as `355 MB`. */
export function formatBytes(bytes: number | undefined): string {
  if (bytes === undefined || !Number.isFinite(bytes)) return '–'
  const power = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), units.length - 1)
  const value = bytes / 1000 ** power
  return `${value >= 100 || power === 0 ? Math.round(value) : value.toFixed(1)} ${units[power]}`
}
