import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Page } from 'playwright-core'

const folder = process.env.SOJOURN_PICTURES

/** Takes the picture of a page as it stands for the documents, where `SOJOURN_PICTURES` names the folder for them. */
export async function takePicture(page: Page, name: string): Promise<void> {
  if (!folder) return
  const session = await page.context().newCDPSession(page)
  const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: 55 })
  await session.detach()
  await mkdir(folder, { recursive: true })
  await writeFile(path.join(folder, `${name}.webp`), Buffer.from(data, 'base64'))
}
