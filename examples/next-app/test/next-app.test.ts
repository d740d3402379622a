import { openBrowser, type SojournProcess, startSojourn, type TestBrowser } from '@sojourn/test-server'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { serveIssuer } from '../issuer.mjs'
import { buildApp, startApp } from './start-app.ts'

let server: SojournProcess
let browser: TestBrowser
let issuer: Awaited<ReturnType<typeof serveIssuer>>
let app: Awaited<ReturnType<typeof startApp>>
beforeAll(async () => {
  // On its own: it takes all processors, and what starts beside it has to wait.
  await buildApp()
  ;[server, browser, issuer] = await Promise.all([
    startSojourn({ SOJOURN_TRUST_PROXY: '1' }),
    openBrowser(),
    serveIssuer({ port: 0 }),
  ])
  app = await startApp({
    SOJOURN_URL: server.url,
    SOJOURN_WRITE_KEY: server.writeKey,
    SOJOURN_SECRET_KEY: server.secretKey,
    ISSUER_URL: issuer.url,
  })
})
afterAll(() => Promise.all([app?.stop(), server?.stop(), browser?.stop(), issuer?.stop()]))

/** A person who opens the shop, and signs in. */
async function visit(name: string, query = ''): Promise<Page> {
  const page = await (await browser.person()).newPage()
  await page.goto(`${app.url}/${query}`)
  await follow(page, 'header a[href="/sign-in"]', 'Sign in')
  await page.fill('[name="name"]', name)
  await page.fill('[name="password"]', 'mug')
  await page.click('#sign-in button')
  await page.locator('header a', { hasText: name }).waitFor()
  return page
}

async function follow(page: Page, link: string, title: string): Promise<void> {
  await page.click(link)
  await page.locator('h1', { hasText: title }).waitFor()
}

interface Detail {
  session: { sessionId: string; sectionHistory: { section: string }[] }
  analytics: { stages: { stage: string; reached: boolean }[] }
  events: { type: string; title: string | null; properties: object }[]
}

/** The one session of a user, once it has an event of this type. */
async function readSession(userId: string, type: string): Promise<Detail> {
  const find = async () => {
    const { body } = await server.read(`/api/v1/users/${userId}/sessions`)
    const { sessions } = body as { sessions: { sessionId: string; eventCounts: object }[] }
    return sessions.filter(({ eventCounts }) => type in eventCounts)
  }
  await expect.poll(find).toHaveLength(1)
  const { body } = await server.read(`/api/v1/sessions/${(await find())[0]?.sessionId}`)
  return body as Detail
}

it('makes one session of the purchase of a signed-in user, who alone can read it', async () => {
  const page = await visit('ann', '?utm_source=newsletter&utm_medium=email')
  await follow(page, 'a[href="/products/red-mug"]', 'Red mug')
  await page.click('#add')
  await page.click('#add')
  await follow(page, 'header a[href="/"]', 'Everything')
  await follow(page, 'a[href="/products/honey"]', 'Honey')
  await page.click('#add')
  await follow(page, 'header a[href="/cart"]', 'Cart')
  await follow(page, 'a[href="/checkout"]', 'Checkout')
  await page.fill('[name="name"]', 'Ann Archer')
  await page.click('#address button')
  await page.locator('h1', { hasText: 'Thank you' }).waitFor()

  const { session, analytics, events } = await readSession('ann', 'purchase')
  expect(session).toMatchObject({
    userId: 'ann',
    journeyPath: [
      '/',
      '/sign-in',
      '/',
      '/products/red-mug',
      '/',
      '/products/honey',
      '/cart',
      '/checkout',
      '/confirmation',
    ],
    pageCount: 9,
    revenue: 32.5,
    currency: 'EUR',
    converted: true,
    outcome: 'form_completed',
    channel: 'mail',
    device: { type: 'desktop', browser: 'Chrome' },
    eventCounts: {
      identify: 1,
      page_view: 9,
      product_view: 2,
      add_to_cart: 3,
      checkout_start: 1,
      form_started: 1,
      form_completed: 1,
      purchase: 1,
    },
  })
  expect(analytics.stages.filter(({ reached }) => reached).map(({ stage }) => stage)).toEqual([
    'entry',
    'browse',
    'product',
    'cart',
    'checkout',
    'confirmation',
  ])
  expect(session.sectionHistory.map(({ section }) => section)).toEqual(
    expect.arrayContaining(['products', 'cart', 'checkout']),
  )
  expect(events.find(({ type }) => type === 'purchase')?.properties).toMatchObject({
    items: [
      { productId: 'red-mug', quantity: 2 },
      { productId: 'honey', quantity: 1 },
    ],
  })
  expect(JSON.stringify(events)).not.toContain('Archer')

  await follow(page, 'header a[href="/account"]', 'Your visits')
  expect(await page.locator('#stats').textContent()).toMatch(/^1 in 30 days/)
  expect(await page.locator('#stages li').allTextContents()).toContain('confirmation: 1')
  await page.click('#ask')
  await expect.poll(() => page.locator('#recent').textContent()).toBe('1')
  await follow(page, '#sessions a', 'One visit')
  await expect.poll(() => page.locator('#steps li').first().textContent()).toBe('page_view /')

  const stranger = await visit('bob')
  const answer = await stranger.request.get(`${app.url}/api/sessions/${session.sessionId}`)
  expect([answer.status(), JSON.stringify(await answer.json())]).toEqual([
    404,
    expect.not.stringContaining('ann'),
  ])
  await stranger.goto(`${app.url}/account/sessions/${session.sessionId}`)
  await expect
    .poll(() => stranger.locator('#detail').textContent())
    .toBe('There is no such session of yours.')
  expect(await stranger.locator('#steps li').count()).toBe(0)
  await follow(stranger, 'header a[href="/account"]', 'Your visits')
  expect(await stranger.locator('#stats').textContent()).toMatch(/^1 in 30 days/)
  expect(await stranger.locator('#stages li').allTextContents()).toContain('confirmation: 0')

  const nobody = await browser.person()
  const refused = await nobody.request.get(`${app.url}/api/sessions/${session.sessionId}`)
  expect(refused.status()).toBe(401)
})

it('ends the session of a user who signs out', async () => {
  const page = await visit('carl')
  await page.click('header button')
  await page.locator('header a', { hasText: 'Sign in' }).waitFor()
  const standing = async () => (await readSession('carl', 'identify')).session
  await expect.poll(standing).toMatchObject({
    userId: 'carl',
    status: 'completed',
    endReason: 'logout',
  })
})
