import type { SortedEvent } from './sort/event-sorter.ts'

/**
 * Events with their ids, from one on. What has none of its own gets it from the content of the file and the number of its
 * line: the same file again gives the same ids, so that nothing is doubled.
 * @param contentHash SHA-256 of the content, in hexadecimal
 */
export async function* withIds(
  events: AsyncIterable<SortedEvent>,
  skipped: number,
  contentHash: string,
): AsyncGenerator<{ readonly line: number; readonly json: string }> {
  const prefix = `imp_${contentHash.slice(0, 20)}_`
  let index = 0
  for await (const { line, json } of events) {
    if (index++ < skipped) continue
    yield {
      line,
      json: json.startsWith('{"eventId":') ? json : `{"eventId":"${prefix}${line}",${json.slice(1)}`,
    }
  }
}
