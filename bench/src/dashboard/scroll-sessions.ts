import type { Page } from 'playwright-core'
import { type Frames, framesOf, startFrames, stopFrames } from './frames.ts'

/** A list that was scrolled as far as was asked for. */
export interface Scrolled extends Frames {
  readonly rows: number
  readonly seconds: number
  /** The most rows that stood in the page at once. */
  readonly drawnMost: number
  /** What scripts held at the end, after a clean-up; bytes. */
  readonly heapBytes: number
  /** While it was scrolled upwards from there, thirty screens a second. */
  readonly back: Frames
}

/** Scrolls the list of sessions to its end, again and again as more of it comes, until it has so many rows. */
export async function scrollSessions(page: Page, home: string, rows: number): Promise<Scrolled> {
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.goto(`${home}/sessions?range=90d`)
  await page.locator('tr[aria-rowindex]').first().waitFor({ timeout: 60_000 })
  await page.evaluate(startFrames)
  const startedAt = performance.now()
  const reached: { rows: number; drawnMost: number } = await page.evaluate(`(${scrollDown})(${rows})`)
  const seconds = (performance.now() - startedAt) / 1000
  const frames = framesOf(await page.evaluate(stopFrames))
  await page.evaluate(startFrames)
  await page.evaluate(scrollBack)
  const back = framesOf(await page.evaluate(stopFrames))
  return { ...reached, ...frames, seconds, back, heapBytes: await readHeap(page) }
}

/** What scripts of a page hold, without what nobody uses any more; bytes. */
async function readHeap(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  await session.detach()
  return usedSize
}

/** Runs in the page. */
const scrollDown = `(rowsWanted) => new Promise((resolve, reject) => {
  let drawnMost = 0
  let last = 0
  let lastAt = performance.now()
  const look = () => {
    const drawn = document.querySelectorAll('tr[aria-rowindex]')
    drawnMost = Math.max(drawnMost, drawn.length)
    const rows = Number(drawn[drawn.length - 1]?.getAttribute('aria-rowindex')) - 1
    if (rows > last) {
      last = rows
      lastAt = performance.now()
    }
    if (rows >= rowsWanted) return resolve({ rows, drawnMost })
    if (performance.now() - lastAt > 20000) return reject(new Error('the list ends at row ' + last))
    window.scrollTo(0, document.body.scrollHeight)
    requestAnimationFrame(look)
  }
  look()
})`

/** Runs in the page: from the end upwards, half a screen a frame, which is thirty screens a second. */
const scrollBack = `new Promise((resolve) => {
  let frames = 0
  const look = () => {
    window.scrollBy(0, -400)
    frames += 1
    if (frames > 300) return resolve()
    requestAnimationFrame(look)
  }
  look()
})`
