import { type Encoding, encodeRows } from '../exports/encode-rows.ts'
import { contentTypeOf } from '../exports/export-options.ts'
import type { Context } from '../http/app-env.ts'

/**
 * Streams rows as a file, no faster than the receiver takes them. The first piece is waited for before the answer begins,
 * so that a question that fails at once is still answered as a problem; a later failure breaks the connection, which a
 * receiver can tell from an end.
 */
export async function answerExport(
  c: Context,
  rows: AsyncIterable<object>,
  encoding: Encoding,
): Promise<Response> {
  const pieces = encodeRows(rows, encoding)
  let ahead = await pieces.next()
  const stream = new ReadableStream<Uint8Array>({
    async pull(controller) {
      if (ahead.done) return controller.close()
      controller.enqueue(ahead.value)
      ahead = await pieces.next()
    },
    cancel: async () => void (await pieces.return(undefined)),
  })
  c.header('content-type', contentTypeOf[encoding.format])
  if (encoding.format !== 'ndjson')
    c.header('content-disposition', `attachment; filename="${encoding.kind}.${encoding.format}"`)
  return c.body(stream)
}
