import { type BrowserContext, chromium } from 'playwright-core'

/** As people's: a headless browser's own name is a bot's, and bots are kept out. */
const userAgent =
  'Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36'

/** A real browser, and as many people with it as are wanted. */
export interface TestBrowser {
  /** A person: storage and cookies of their own. */
  person(): Promise<BrowserContext>
  stop(): Promise<void>
}

/**
 * Starts Chromium, from where the tests' set-up found it.
 * @param keepsPages whether pages that were left are kept and brought back as they were, as people's browsers do: going
 * back is then no load, which Playwright would wait for
 * @throws {Error} where it cannot be started
 */
export async function openBrowser(keepsPages = false): Promise<TestBrowser> {
  const executablePath = process.env.CHROMIUM_PATH
  if (!executablePath)
    throw new Error('CHROMIUM_PATH names no browser; npm run check:machine says what to do')
  // Said to the browser itself, as what a page sends while it is left carries that name and not the page's.
  // Without a graphics card, a browser that thinks it has one computes in software what that would draw.
  const withoutGraphics = ['--disable-gpu', '--disable-software-rasterizer']
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const args = [`--user-agent=${userAgent}`, ...withoutGraphics, ...asRoot]
  const ignoreDefaultArgs = keepsPages ? ['--disable-back-forward-cache'] : []
  const browser = await chromium.launch({ executablePath, args, ignoreDefaultArgs })
  return {
    person: () => browser.newContext({ userAgent }),
    stop: () => browser.close(),
  }
}
