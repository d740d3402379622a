import type { Context } from '../http/app-env.ts'

/** Bytes gathered before they are sent on: a chunk a row would cost more than the row. */
const chunkChars = 64 * 1024

/**
 * Streams rows as NDJSON, no faster than the receiver takes them. The first rows are waited for before the answer
 * begins, so that a question that fails at once is still answered as a problem; a later failure breaks the connection,
 * which a receiver can tell from an end.
 */
export async function answerNdjson<T>(
  c: Context,
  rows: AsyncIterable<T>,
  present: (row: T) => unknown,
): Promise<Response> {
  const iterator = rows[Symbol.asyncIterator]()
  const encoder = new TextEncoder()
  const nextChunk = async (): Promise<Uint8Array | undefined> => {
    let text = ''
    while (text.length < chunkChars) {
      const { done, value } = await iterator.next()
      if (done) break
      text += `${JSON.stringify(present(value))}\n`
    }
    return text === '' ? undefined : encoder.encode(text)
  }
  let ahead = await nextChunk()
  const stream = new ReadableStream<Uint8Array>({
    async pull(controller) {
      if (ahead === undefined) return controller.close()
      controller.enqueue(ahead)
      ahead = await nextChunk()
    },
    cancel: async () => void (await iterator.return?.()),
  })
  c.header('content-type', 'application/x-ndjson')
  return c.body(stream)
}
