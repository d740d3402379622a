import type { Page } from 'playwright-core'
import { type Frames, framesOf, startFrames, stopFrames } from './frames.ts'

const moves = 600
const viewport = { width: 1600, height: 1000 }

/** Moves the mouse to and fro over a flow diagram. @throws {Error} where it has fewer bands than are asked for */
export async function measureHover(
  page: Page,
  home: string,
  bandsMin: number,
): Promise<Frames & { readonly bands: number }> {
  await page.setViewportSize(viewport)
  await page.goto(`${home}/journeys?range=90d`)
  const flow = page.locator('svg.flow')
  await flow.waitFor({ timeout: 60_000 })
  const bands = await page.locator('.flow-band').count()
  if (bands < bandsMin) throw new Error(`the flow has ${bands} bands, and ${bandsMin} are to be hovered`)
  await flow.scrollIntoViewIfNeeded()
  const box = await flow.boundingBox()
  if (!box) throw new Error('the flow is not to be seen')
  await page.evaluate(startFrames)
  for (let move = 0; move < moves; move++) {
    const across = Math.abs((((move / moves) * 6) % 2) - 1)
    const down = Math.abs((((move / moves) * 40) % 2) - 1)
    await page.mouse.move(
      box.x + box.width * across,
      box.y + Math.min(box.height, viewport.height - box.y) * down,
    )
  }
  return { bands, ...framesOf(await page.evaluate(stopFrames)) }
}
