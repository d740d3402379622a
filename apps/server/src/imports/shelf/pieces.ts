/** What is kept in pieces: the file that was sent, and the lines of it that were rejected. */
export type Part = 'file' | 'rejected'

/** A piece by its name, and the bytes that it holds: from one, inclusive, to another, exclusive. */
export interface Piece {
  readonly name: string
  readonly from: number
  readonly to: number
}

/** What a piece is called, so that a list of names tells what is there. */
export const pieceName = (importId: string, part: Part, offset: number, bytes: number): string =>
  `${importId}/${part}/${offset}-${bytes}`

/** The pieces of a part among names, in their order. */
export function piecesAmong(names: readonly string[], importId: string, part: Part): Piece[] {
  const prefix = `${importId}/${part}/`
  const pieces = names.flatMap((name) => {
    const [, offset, bytes] =
      /^(\d+)-(\d+)$/.exec(name.startsWith(prefix) ? name.slice(prefix.length) : '') ?? []
    return offset === undefined ? [] : [{ name, from: Number(offset), to: Number(offset) + Number(bytes) }]
  })
  return pieces.sort((one, other) => one.from - other.from)
}

/** How much is there without a gap, from the beginning, in bytes. Pieces, in their order, may overlap. */
export function receivedOf(pieces: readonly Piece[]): number {
  let received = 0
  for (const { from, to } of pieces) if (from <= received) received = Math.max(received, to)
  return received
}
