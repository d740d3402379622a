import { Refusal } from '../refusal.ts'

/** A body of limited length. @throws {Refusal} `body_too_large`, as soon as it passes the limit */
export async function readBytes(request: Request, bytesMax: number): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array<ArrayBuffer>[] = []
  let bytes = 0
  for await (const piece of request.body ?? []) {
    bytes += piece.byteLength
    if (bytes > bytesMax) throw new Refusal('body_too_large', `The body may have ${bytesMax} bytes at most.`)
    pieces.push(piece)
  }
  return new Uint8Array(await new Blob(pieces).arrayBuffer())
}
