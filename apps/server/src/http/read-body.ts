import type { IncomingMessage } from 'node:http'
import { bodyBytesMax, ProblemError } from '@sojourn/contract'

/** What a body is read from: Node's own request where a socket stands behind it, else the web's. */
interface BodySource {
  readonly incoming?: IncomingMessage | undefined
  readonly request: Request
}

/**
 * The bytes of a request body as they travelled. Node's request is read directly: a web stream around it costs more
 * than all else that happens to a small body.
 * @param advice what would be right where it is too large
 * @throws ProblemError `body_too_large` by `Content-Length` before reading, or by counting where there is none.
 */
export function readBody(
  { incoming, request }: BodySource,
  advice = 'Send fewer events at once, or compress the body with gzip.',
): Promise<Uint8Array> {
  const declared = Number(request.headers.get('content-length') ?? Number.NaN)
  if (declared > bodyBytesMax) return Promise.reject(tooLarge(advice))
  return incoming && !incoming.readableDidRead ? readIncoming(incoming, advice) : readStream(request, advice)
}

const tooLarge = (advice: string) =>
  new ProblemError('body_too_large', `The body is larger than ${bodyBytesMax} bytes. ${advice}`)

/** Listens instead of iterating: leaving an iteration early destroys the socket, and the answer with it. */
function readIncoming(incoming: IncomingMessage, advice: string): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let bytes = 0
    const leave = () => {
      incoming.off('data', onData).off('end', onEnd).off('error', onBroken).off('close', onBroken)
    }
    const onData = (chunk: Buffer) => {
      bytes += chunk.length
      if (bytes <= bodyBytesMax) return void chunks.push(chunk)
      leave()
      incoming.pause()
      reject(tooLarge(advice))
    }
    const onEnd = () => {
      leave()
      resolve(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks, bytes))
    }
    const onBroken = () => {
      leave()
      reject(new ProblemError('invalid_request', 'The connection broke before the whole body had arrived.'))
    }
    incoming.on('data', onData).on('end', onEnd).on('error', onBroken).on('close', onBroken)
  })
}

async function readStream(request: Request, advice: string): Promise<Uint8Array> {
  if (!request.body) return new Uint8Array()
  const chunks: Uint8Array[] = []
  let bytes = 0
  const reader = request.body.getReader()
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    bytes += part.value.byteLength
    if (bytes > bodyBytesMax) {
      await reader.cancel()
      throw tooLarge(advice)
    }
    chunks.push(part.value)
  }
  return Buffer.concat(chunks, bytes)
}
