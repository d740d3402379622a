import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { CommandError } from '../../command-error.ts'
import type { BucketFile } from './bucket-file.ts'

/**
 * Writes an answer to a file, here or in S3, compressed where its name ends in `.gz`, or to standard output; gives how many
 * lines and bytes it had before that. A file appears under its name only when it is whole.
 * @throws CommandError where the answer breaks off; what standard output has by then is then not all.
 */
export async function writeExport(
  body: ReadableStream<Uint8Array>,
  file: string | BucketFile | undefined,
): Promise<{ lines: number; bytes: number }> {
  let lines = 0
  let bytes = 0
  const counting = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) lines++
      bytes += chunk.length
      done(null, chunk)
    },
  })
  if (file === undefined) {
    await complete(pipeline(body, counting, process.stdout, { end: false }))
    return { lines, bytes }
  }
  if (typeof file !== 'string') {
    const write = (pieces: AsyncIterable<Uint8Array>) => file.write(pieces)
    await complete(
      file.name.endsWith('.gz')
        ? pipeline(body, counting, createGzip(), write)
        : pipeline(body, counting, write),
    )
    return { lines, bytes }
  }
  const unfinished = `${file}.unfinished`
  try {
    const output = createWriteStream(unfinished, { flush: true })
    await complete(
      file.endsWith('.gz')
        ? pipeline(body, counting, createGzip(), output)
        : pipeline(body, counting, output),
    )
    await rename(unfinished, file)
  } finally {
    await rm(unfinished, { force: true })
  }
  return { lines, bytes }
}

async function complete(writing: Promise<void>): Promise<void> {
  try {
    await writing
  } catch (cause) {
    const isAnswer = cause instanceof TypeError || (cause instanceof Error && cause.name === 'AbortError')
    if (!isAnswer) throw cause
    throw new CommandError('The export broke off before its end; the log of the server says why.', { cause })
  }
}
