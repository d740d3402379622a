import type { SnapshotPart } from '@sojourn/warehouse'

/** Rows of a table that become one file. */
interface PlannedChunk {
  readonly parts: readonly string[]
  /** Of the parts, in their order: parts with the same hash hold the same. */
  readonly hashes: readonly string[]
  /** Places in each part: from (inclusive), to (exclusive). */
  readonly from: number
  readonly to: number
  readonly rows: number
}

const rowsMin = 1_000

/**
 * Divides the parts of a table into pieces of about `bytes`: large parts are cut, small ones of the same partition put
 * together. A partition that has not changed is divided as before.
 */
export function planChunks(parts: readonly SnapshotPart[], bytes: number): PlannedChunk[] {
  const chunks: PlannedChunk[] = []
  let small: SnapshotPart[] = []
  const putTogether = () => {
    if (small.length > 0)
      chunks.push({
        parts: small.map(({ name }) => name),
        hashes: small.map(({ hash }) => hash),
        from: 0,
        to: Math.max(...small.map(({ rows }) => rows)),
        rows: small.reduce((sum, { rows }) => sum + rows, 0),
      })
    small = []
  }
  for (const part of parts) {
    const together = small.reduce((sum, one) => sum + one.bytes, part.bytes)
    if (small.length > 0 && (small[0]?.partition !== part.partition || together > bytes)) putTogether()
    if (part.bytes <= bytes) small.push(part)
    else chunks.push(...cut(part, bytes))
  }
  putTogether()
  return chunks
}

function cut({ name, hash, rows, bytes }: SnapshotPart, chunkBytes: number): PlannedChunk[] {
  const step = Math.max(rowsMin, Math.floor((chunkBytes * rows) / bytes))
  const starts = Array.from({ length: Math.ceil(rows / step) }, (_, index) => index * step)
  return starts.map((from) => {
    const to = Math.min(rows, from + step)
    return { parts: [name], hashes: [hash], from, to, rows: to - from }
  })
}
