const hourMs = 3_600_000

/**
 * Where intervals begin, as an axis has it: hours as `21 Nov, 14:00`, days and weeks as `21 Nov`, months as `Nov 2026`.
 * @param times ISO 8601, in order
 */
export function intervalWords(times: readonly string[], timezone: string): string[] {
  const [first, second] = times
  const lengthMs = first && second ? Date.parse(second) - Date.parse(first) : 24 * hourMs
  const parts: Intl.DateTimeFormatOptions =
    lengthMs > 20 * 24 * hourMs
      ? { month: 'short', year: 'numeric' }
      : lengthMs > 12 * hourMs
        ? { day: 'numeric', month: 'short' }
        : { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' }
  const format = new Intl.DateTimeFormat('en-GB', { ...parts, timeZone: timezone })
  return times.map((time) => format.format(new Date(time)))
}
