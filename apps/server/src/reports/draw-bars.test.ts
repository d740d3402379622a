import { crc32, inflateSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { drawBars, pictureSize } from './draw-bars.ts'

/** The chunks of a PNG by their names, each checked. */
function chunksOf(png: Buffer): Map<string, Buffer> {
  expect(png.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n')
  const chunks = new Map<string, Buffer>()
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at)
    const body = png.subarray(at + 4, at + 8 + length)
    expect(png.readUInt32BE(at + 8 + length)).toBe(crc32(body))
    chunks.set(body.subarray(0, 4).toString('latin1'), body.subarray(4))
    at += 12 + length
  }
  return chunks
}

it('draws bars as high as their values', () => {
  const bar = (value: number, isMain: boolean) => ({ value, isMain })
  const chunks = chunksOf(drawBars([[bar(50, false), bar(100, true)], [bar(0, false)]]))
  expect([...chunks.keys()]).toEqual(['IHDR', 'PLTE', 'IDAT', 'IEND'])
  const [width, height] = [pictureSize.width * 2, pictureSize.height * 2]
  const head = chunks.get('IHDR') as Buffer
  expect([head.readUInt32BE(0), head.readUInt32BE(4)]).toEqual([width, height])
  const rows = inflateSync(chunks.get('IDAT') as Buffer)
  expect(rows.length).toBe((width + 1) * height)
  // How many pixels each colour has in a column.
  const column = (x: number, colour: number) =>
    Array.from({ length: height }, (_, y) => rows[y * (width + 1) + 1 + x]).filter((one) => one === colour)
      .length
  expect(column(100, 2)).toBe(height / 2 - 3)
  expect(column(300, 3)).toBe(height - 4)
  expect(column(700, 2) + column(700, 3)).toBe(0)
})
