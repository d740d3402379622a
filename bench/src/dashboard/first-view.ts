import type { TestBrowser } from '@sojourn/test-server'
import type { BrowserContext, Page } from 'playwright-core'
import { median } from '../report/quantile.ts'

/** Who signs in. */
export interface Owner {
  readonly email: string
  readonly password: string
}

/** The overview as somebody sees it who opens the dashboard with nothing of it in the browser; medians, milliseconds. */
export interface FirstView {
  /** Largest contentful paint since the address was opened (https://web.dev/articles/lcp), signed in. */
  readonly paintMs: number
  /** Until the figures stood. */
  readonly figuresMs: number
  /** Until every answer did. */
  readonly allMs: number
  /** From pressing the button of the sign-in form until the figures stood. */
  readonly afterSignInMs: number
  /** Compressed bytes of the scripts but those that draw charts, which come when they are needed. */
  readonly scriptBytes: number
  /** Of those. */
  readonly chartBytes: number
}

interface Seen {
  readonly paint: number
  readonly figures: number
  readonly all: number
}

/** @param beforeEach what happens before every view, so that the server remembers no answer */
export async function measureFirstView(
  browser: TestBrowser,
  home: string,
  owner: Owner,
  runs: number,
  beforeEach: () => Promise<void>,
): Promise<FirstView> {
  const seen: Seen[] = []
  const signIns: number[] = []
  let bytes = { script: 0, chart: 0 }
  for (let run = 0; run < runs; run++) {
    const person = await browser.person()
    const page = await person.newPage()
    signIns.push(await signIn(page, home, owner, beforeEach))
    const signedIn = await person.storageState()
    await person.close()

    const again = await browser.person()
    await again.addCookies(signedIn.cookies)
    await beforeEach()
    const view = await openFirstView(again, home)
    seen.push(view)
    bytes = view.bytes
    await again.close()
  }
  return {
    paintMs: median(seen.map(({ paint }) => paint)),
    figuresMs: median(seen.map(({ figures }) => figures)),
    allMs: median(seen.map(({ all }) => all)),
    afterSignInMs: median(signIns),
    scriptBytes: bytes.script,
    chartBytes: bytes.chart,
  }
}

/** Signs in by the form. @returns milliseconds until the figures stood */
export async function signIn(
  page: Page,
  home: string,
  owner: Owner,
  before: () => Promise<void>,
): Promise<number> {
  await page.goto(home)
  await page.getByLabel('E-mail').fill(owner.email)
  await page.locator('input[type=password]').fill(owner.password)
  await before()
  return page.evaluate(untilFigures)
}

async function openFirstView(person: BrowserContext, home: string) {
  const page = await person.newPage()
  await page.setViewportSize({ width: 1280, height: 800 })
  const scripts: Promise<{ name: string; size: number }>[] = []
  page.on('requestfinished', (request) => {
    const name = new URL(request.url()).pathname
    if (name.endsWith('.js'))
      scripts.push(request.sizes().then(({ responseBodySize }) => ({ name, size: responseBodySize })))
  })
  await page.goto(home, { waitUntil: 'commit' })
  const view: Seen = await page.evaluate(untilPainted)
  const sizes = await Promise.all(scripts)
  const sum = (isChart: boolean) =>
    sizes
      .filter(({ name }) => name.includes('echarts') === isChart)
      .reduce((bytes, { size }) => bytes + size, 0)
  return { ...view, bytes: { script: sum(false), chart: sum(true) } }
}

const isLoading = `document.querySelectorAll('[aria-label=Loading]').length > 0`

/** Runs in the page: presses the button, and waits until the first figure stands. */
const untilFigures = `new Promise((resolve) => {
  const startedAt = performance.now()
  document.querySelector('button[type=submit]').click()
  const look = () => {
    if (!document.querySelector('main button .figures')) return requestAnimationFrame(look)
    resolve(performance.now() - startedAt)
  }
  requestAnimationFrame(look)
})`

/** Runs in the page: waits until every answer stands, and tells when the largest of what was painted was. */
const untilPainted = `new Promise((resolve) => {
  let paint = 0
  let figures
  const observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) paint = entry.startTime
  })
  observer.observe({ type: 'largest-contentful-paint', buffered: true })
  const look = () => {
    if (document.querySelector('main button .figures')) figures ??= performance.now()
    if (!figures || ${isLoading}) return requestAnimationFrame(look)
    const all = performance.now()
    // What has just been drawn is yet to be painted and told.
    setTimeout(() => resolve({ paint, figures, all }), 500)
  }
  look()
})`
