import { open } from 'node:fs/promises'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { ImportFault } from '../import-fault.ts'

const chunkBytes = 256 * 1024

/**
 * The content of a file in pieces, decompressed where it is gzip: its first two bytes tell (RFC 1952), not its name.
 * @throws ImportFault where it cannot be decompressed; system errors where it cannot be read.
 */
export async function* openContent(file: string): AsyncGenerator<Buffer> {
  const handle = await open(file)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(2), 0, 2, 0)
    const isGzip = bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b
    const plain = handle.createReadStream({ start: 0, autoClose: false, highWaterMark: chunkBytes })
    if (isGzip) yield* inflate(file, plain)
    else yield* plain as AsyncIterable<Buffer>
  } finally {
    await handle.close()
  }
}

async function* inflate(file: string, compressed: NodeJS.ReadableStream): AsyncGenerator<Buffer> {
  // The callback only keeps the failure of the pipe from being thrown a second time.
  const content = pipeline(compressed, createGunzip({ chunkSize: chunkBytes }), () => {})
  try {
    yield* content as AsyncIterable<Buffer>
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new ImportFault(
      `${file} is damaged gzip (${reason}). Nothing of it was sent; get a whole copy of it.`,
      {
        cause,
      },
    )
  }
}
