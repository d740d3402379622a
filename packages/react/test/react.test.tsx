import { fileURLToPath } from 'node:url'
import {
  bundleScript,
  openBrowser,
  type SojournProcess,
  servePages,
  startSojourn,
  type TestBrowser,
  type TestPages,
} from '@sojourn/test-server'
import type { Page } from 'playwright-core'
import { renderToString } from 'react-dom/server'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { App } from './app.tsx'

let server: SojournProcess
let browser: TestBrowser
let pages: TestPages
const tokens: unknown[] = []
beforeAll(async () => {
  ;[server, browser] = await Promise.all([startSojourn(), openBrowser()])
  const html = (body: string) =>
    `<!doctype html><title>App</title><div id="root">${body}</div><script src="/page.js"></script>`
  const rendered = renderToString(<App writeKey={server.writeKey} server={server.url} isRouted={false} />)
  const texts = {
    '/': html(''),
    '/rendered.html': html(rendered),
    '/page.js': await bundleScript(fileURLToPath(new URL('page.tsx', import.meta.url))),
  }
  pages = await servePages(texts, ({ url, headers }, response) => {
    if (!url?.startsWith('/stats')) return false
    tokens.push([url, headers.authorization])
    const isWrong = tokens.length > 1
    response.writeHead(isWrong ? 401 : 200, { 'content-type': 'application/json' })
    response.end(JSON.stringify(isWrong ? { detail: 'Sign in first.' } : { totalSessions: 3 }))
    return true
  })
})
afterAll(() => Promise.all([server.stop(), browser.stop(), pages.stop()]))

/** Opens the app as a new person, and fails where React or the page complains. */
async function open(path: string, query: Record<string, string> = {}): Promise<Page> {
  const person = await browser.person()
  const page = await person.newPage()
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()) && !message.text().includes('401'))
      complaints.push(message.text())
  })
  onTestFinished(async () => {
    expect(complaints).toEqual([])
    await person.close()
  })
  await page.goto(
    `${pages.url}${path}?${new URLSearchParams({ server: server.url, key: server.writeKey, ...query })}`,
  )
  return page
}

const textOf = (page: Page, id: string) => page.locator(`#${id}`).textContent()
const run = (page: Page, code: string) => page.evaluate(code)

/** What the server has of the page's session, once the page has said all. */
async function readSession(page: Page) {
  const sessionId = await page.evaluate(async () => {
    const { tracker } = window as unknown as {
      tracker: { flush(): Promise<void>; getSession(): { sessionId: string } }
    }
    await tracker.flush()
    return tracker.getSession().sessionId
  })
  const { body } = await server.read(`/api/v1/sessions/${sessionId}`)
  return body as {
    session: {
      journeyPath: string[]
      eventCounts: Record<string, number>
      sectionHistory: { section: string }[]
    }
    events: { type: string; title: string | null; properties: Record<string, unknown> }[]
  }
}

describe('in strict mode', () => {
  it('counts the page once, a section once, and every click', async () => {
    const page = await open('/')
    await page.click('#log')
    await page.click('#log')
    await run(page, 'renew()')
    await page.waitForTimeout(0)
    await expect
      .poll(async () => (await readSession(page)).session.eventCounts)
      .toEqual({
        page_view: 1,
        cta_clicked: 2,
        section_change: 1,
      })
    const { events } = await readSession(page)
    expect(events.find(({ type }) => type === 'section_change')?.properties).toMatchObject({
      section: 'first',
    })
  })

  it('counts every page of a router once, in order, also one that was shown before', async () => {
    const page = await open('/', { pages: 'routed' })
    for (const next of ['/second', '/first']) {
      await run(page, `go('${next}')`)
      await page.locator('h1', { hasText: next }).waitFor()
      await run(page, 'renew()')
    }
    const { session, events } = await readSession(page)
    expect(session.journeyPath).toEqual(['/app/first', '/app/second', '/app/first'])
    expect(events.map(({ title }) => title)).toEqual(['Page /first', 'Page /second', 'Page /first'])
  })

  it('counts a page again that was taken away and shown later', async () => {
    const page = await open('/', { pages: 'routed' })
    await page.locator('h1').waitFor()
    await run(page, 'show(false)')
    await page.locator('h1').waitFor({ state: 'detached' })
    await run(page, 'show(true)')
    await page.locator('h1').waitFor()
    expect((await readSession(page)).session.journeyPath).toEqual(['/app/first', '/app/first'])
  })

  it('counts no page that React began to render and gave up, and one that took long once', async () => {
    const page = await open('/', { pages: 'routed' })
    await run(page, `go('/slow-and-left')`)
    await run(page, `go('/second')`)
    await page.locator('h1', { hasText: '/second' }).waitFor()
    await run(page, `go('/slow-and-waited-for')`)
    await run(page, 'arrive()')
    await page.locator('h1', { hasText: '/slow-and-waited-for' }).waitFor()
    expect((await readSession(page)).session.journeyPath).toEqual([
      '/app/first',
      '/app/second',
      '/app/slow-and-waited-for',
    ])
  })
})

describe('useSession', () => {
  it('has the session as soon as it stands, after a reload, for its user, and no more after its end', async () => {
    const page = await open('/')
    await expect.poll(() => textOf(page, 'session')).toMatch(/^sess_/)
    const first = await textOf(page, 'session')
    await run(page, 'tracker.flush()')
    await page.reload()
    await expect.poll(() => textOf(page, 'session')).toBe(first)
    await run(page, `tracker.identify('ann')`)
    await expect.poll(() => textOf(page, 'user')).toBe('ann')
    await run(page, 'tracker.end()')
    await expect.poll(() => textOf(page, 'session')).toBe('none')
    await page.click('#log')
    await expect.poll(() => textOf(page, 'session')).toMatch(/^sess_/)
    expect(await textOf(page, 'session')).not.toBe(first)
  })
})

it('follows the user whom the app knows: a session becomes theirs, and ends when they leave', async () => {
  const page = await open('/')
  await expect.poll(() => textOf(page, 'session')).toMatch(/^sess_/)
  const session = await textOf(page, 'session')
  await run(page, `signIn('ann')`)
  await expect.poll(() => textOf(page, 'user')).toBe('ann')
  expect(await textOf(page, 'session')).toBe(session)
  await run(page, 'signOut()')
  await expect.poll(() => textOf(page, 'session')).toBe('none')
  await page.click('#log')
  await expect.poll(() => textOf(page, 'session')).toMatch(/^sess_/)
  expect(await textOf(page, 'user')).toBe('nobody')
  await run(page, 'tracker.flush()')
  const { body } = await server.read(`/api/v1/sessions/${session}`)
  expect(body).toMatchObject({ session: { userId: 'ann', status: 'completed', endReason: 'logout' } })
})

describe('useSessionStats', () => {
  it("asks the site's server with the user's token, and tells what it answers", async () => {
    const page = await open('/')
    expect(await textOf(page, 'stats')).toBe('undefined sessions')
    await page.click('#ask')
    await expect.poll(() => textOf(page, 'stats')).toBe('3 sessions')
    await page.click('#ask')
    await expect.poll(() => textOf(page, 'stats')).toBe('Sign in first.')
    expect(tokens).toEqual(Array(2).fill(['/stats?daysBack=7', 'Bearer token-of-ann']))
  })
})

it('renders on a server, and takes over in the browser without a word', async () => {
  const page = await open('/rendered.html')
  await expect.poll(() => textOf(page, 'session')).toMatch(/^sess_/)
  expect((await readSession(page)).session.journeyPath).toEqual(['/rendered.html'])
})

it('says what is missing where there is no provider', async () => {
  const { useSession } = await import('../src/index.ts')
  const Lonely = () => <p>{useSession()?.sessionId}</p>
  expect(() => renderToString(<Lonely />)).toThrow('Put <SessionProvider> around')
})
