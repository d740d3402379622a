import { writePng } from './write-png.ts'

/** A bar, and whether it is what the picture is about; the others are what it is compared with. */
export interface Bar {
  readonly value: number
  readonly isMain: boolean
}

/** The size of a picture in the mail, in CSS pixels; it has twice as many, for screens that show them. */
export const pictureSize = { width: 512, height: 120 } as const

const scale = 2
const [paper, line, quiet, main] = [0, 1, 2, 3]
const palette = [
  [255, 255, 255],
  [227, 231, 236],
  [174, 214, 209],
  [15, 143, 131],
] as const

/** Bars as a PNG, in groups that stand apart; the highest reaches the top. */
export function drawBars(groups: readonly (readonly Bar[])[]): Buffer {
  const [width, height] = [pictureSize.width * scale, pictureSize.height * scale]
  const pixels = new Uint8Array(width * height).fill(paper)
  const fill = (from: number, to: number, top: number, bottom: number, colour: number) => {
    for (let y = top; y < bottom; y++) pixels.fill(colour, y * width + from, y * width + to)
  }
  for (const share of [0, 0.5]) {
    const y = Math.round(share * (height - scale))
    fill(0, width, y, y + scale, line)
  }
  const most = Math.max(1, ...groups.flat().map(({ value }) => value))
  const room = width / Math.max(1, groups.length)
  for (const [index, group] of groups.entries()) {
    const each = (room * 0.7) / Math.max(1, group.length)
    for (const [place, { value, isMain }] of group.entries()) {
      const from = Math.round(index * room + room * 0.15 + place * each)
      const length = value === 0 ? 0 : Math.max(scale, Math.round((value / most) * (height - scale)))
      fill(from, Math.round(from + each - scale), height - length, height, isMain ? main : quiet)
    }
  }
  fill(0, width, height - scale, height, line)
  return writePng({ width, height, palette, pixels })
}
