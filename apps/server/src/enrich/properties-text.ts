/**
 * The JSON text of an event's properties as it is stored; `{}` where there are none. Halves of surrogate pairs, which
 * JavaScript writes as `\ud83d` and ClickHouse refuses to parse, become U+FFFD, the replacement character.
 */
export function propertiesText(properties: Record<string, unknown> | undefined): string {
  if (properties === undefined) return '{}'
  const text = JSON.stringify(properties)
  if (!text.includes('\\ud')) return text
  return text.replace(/\\(?:\\|ud[89a-f][\da-f]{2})/g, (found) => (found === '\\\\' ? found : '\ufffd'))
}
