import type { Page } from 'playwright-core'
import { median } from '../report/quantile.ts'

/** A page of the menu, and how long after the click it stood, at the median; milliseconds. */
export interface LaterView {
  readonly name: string
  /** Its heading, with the shapes of what comes. */
  readonly headingMs: number
  /** The first of its answers. */
  readonly firstMs: number
  /** All of them. */
  readonly allMs: number
}

/** The pages that ask the store. */
const names = [
  'Live',
  'Sessions',
  'Journeys',
  'Funnels',
  'Retention',
  'Segments',
  'Users',
  'Conversations',
  'Revenue',
  'Overview',
]

interface Watched {
  readonly heading: number
  readonly first: number
  readonly all: number
}

/**
 * Goes to every page by the menu, and measures in the page itself when its answers stand. Each run begins on a page that asks
 * nothing, with an empty memory.
 * @param home the address of the dashboard
 * @param beforeEach what happens before every click, so that the server remembers no answer
 */
export async function measureLaterViews(
  page: Page,
  home: string,
  runs: number,
  beforeEach: () => Promise<void>,
): Promise<LaterView[]> {
  const times = new Map<string, Watched[]>(names.map((name) => [name, []]))
  for (let run = 0; run < runs; run++) {
    await page.goto(`${home}/account`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    for (const name of names) {
      await beforeEach()
      times.get(name)?.push(await page.evaluate(`(${watchView})(${JSON.stringify(name)})`))
    }
  }
  return names.map((name) => {
    const watched = times.get(name) ?? []
    return {
      name,
      headingMs: median(watched.map(({ heading }) => heading)),
      firstMs: median(watched.map(({ first }) => first)),
      allMs: median(watched.map(({ all }) => all)),
    }
  })
}

/** Runs in the page: clicks a link of the menu, and looks at every frame what stands there. */
const watchView = `(name) => new Promise((resolve, reject) => {
  const link = [...document.querySelectorAll('nav a')].find((one) => one.textContent.trim() === name)
  if (!link) return reject(new Error('the menu has no ' + name))
  const startedAt = performance.now()
  const at = {}
  let waitingMost = 0
  link.click()
  const look = () => {
    const now = performance.now() - startedAt
    if (now > 60000) return reject(new Error(name + ' is not there after a minute'))
    if (document.querySelector('main h1')?.textContent === name) {
      const waiting = document.querySelectorAll('main [role=status][aria-label=Loading]').length
      waitingMost = Math.max(waitingMost, waiting)
      at.heading ??= now
      if (waiting < waitingMost || waiting === 0) at.first ??= now
      if (waiting === 0) return resolve({ ...at, all: now })
    }
    requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
})`
