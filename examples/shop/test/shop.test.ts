import { openBrowser, type SojournProcess, startSojourn, type TestBrowser } from '@sojourn/test-server'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { serveShop } from '../serve.mjs'

const owner = { email: 'owner@shop.example', password: 'a long way round the lake' }

let server: SojournProcess
let browser: TestBrowser
let shop: Awaited<ReturnType<typeof serveShop>>
beforeAll(async () => {
  ;[server, browser] = await Promise.all([
    startSojourn({ SOJOURN_ADMIN_EMAIL: owner.email, SOJOURN_ADMIN_PASSWORD: owner.password }),
    openBrowser(),
  ])
  shop = await serveShop({ sojournUrl: server.url, writeKey: server.writeKey, port: 0 })
})
afterAll(() => Promise.all([server.stop(), browser.stop(), shop.stop()]))

interface Detail {
  session: { sessionId: string; journeyPath: string[]; eventCounts: Record<string, number> }
  events: {
    type: string
    title: string | null
    properties: Record<string, unknown>
    revenue: number | null
  }[]
  analytics: { stages: { stage: string; reached: boolean }[]; conversionFunnel: object }
}

/** The one session of this person, as soon as it has an event of this type. */
async function readSession(type: string): Promise<Detail> {
  const list = () => server.read('/api/v1/sessions?range=1h')
  const find = async () => {
    const { sessions } = (await list()).body as { sessions: Detail['session'][] }
    return sessions.filter(({ eventCounts }) => type in eventCounts)
  }
  await expect.poll(find).toHaveLength(1)
  const [found] = await find()
  const { body } = await server.read(`/api/v1/sessions/${found?.sessionId}`)
  return body as Detail
}

const follow = async (page: Page, link: string, title: string) => {
  await page.click(link)
  await page.locator('h1', { hasText: title }).waitFor()
}

/** The list of sessions in the dashboard, open before there is one. */
async function openSessions(): Promise<Page> {
  const person = await browser.person()
  await person.request.post(`${server.url}/api/auth/sign-in/email`, {
    data: owner,
    headers: { origin: server.url },
  })
  const page = await person.newPage()
  await page.goto(`${server.url}/sessions`)
  await page.getByText('No session began in this range.').waitFor()
  return page
}

it('makes one session of a purchase, with its pages, sections, stages, revenue and outcome; the dashboard shows it by itself', async () => {
  const sessions = await openSessions()
  const person = await browser.person()
  const page = await person.newPage()
  await page.goto(`${shop.url}/?utm_source=newsletter&utm_medium=email`)
  await follow(page, 'a[href="/products/red-mug"]', 'Red mug')
  await page.click('#add')
  await page.click('#add')
  await follow(page, 'header a[href="/"]', 'Everything')
  await follow(page, 'a[href="/products/honey"]', 'Honey')
  await page.click('#add')
  await follow(page, 'header a[href="/cart"]', 'Cart')
  await follow(page, '#to-checkout', 'Checkout')
  await page.fill('[name="name"]', 'Ann Archer')
  await page.fill('[name="street"]', 'Kettle Lane 4')
  await page.click('#address button')
  await page.locator('h1', { hasText: 'Thank you' }).waitFor()
  await page.reload()
  await page.locator('h1', { hasText: 'Thank you' }).waitFor()
  await page.evaluate(`sojourn('flush')`)

  const { session, events, analytics } = await readSession('purchase')
  const path = [
    '/',
    '/products/red-mug',
    '/',
    '/products/honey',
    '/cart',
    '/checkout',
    '/confirmation',
    '/confirmation',
  ]
  expect(session).toMatchObject({
    journeyPath: path,
    entryPage: '/',
    exitPage: '/confirmation',
    pageCount: 8,
    revenue: 32.5,
    currency: 'EUR',
    converted: true,
    outcome: 'form_completed',
    channel: 'mail',
    utm: { source: 'newsletter', medium: 'email' },
    device: { type: 'desktop', browser: 'Chrome' },
    eventCounts: {
      page_view: 8,
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
  const sections = (session as unknown as { sectionHistory: { section: string }[] }).sectionHistory
  expect(sections.map(({ section }) => section)).toEqual(
    expect.arrayContaining(['products', 'cart', 'checkout', 'confirmation']),
  )
  expect(events.find(({ type }) => type === 'purchase')).toMatchObject({
    revenue: 32.5,
    properties: {
      items: [
        { productId: 'red-mug', quantity: 2 },
        { productId: 'honey', quantity: 1 },
      ],
    },
  })
  expect(JSON.stringify(events)).not.toMatch(/Archer|Kettle/)
  await sessions.getByRole('row', { name: /→ \/confirmation.*€32\.50/ }).waitFor()
  await Promise.all([person.close(), sessions.context().close()])
})

it('records a quiz and a conversation, step by step', async () => {
  const person = await browser.person()
  const page = await person.newPage()
  await page.goto(`${shop.url}/quiz`)
  await page.click('button[value="Tea"]')
  await page.click('button[value="Milk"]')
  await page.click('#chat-open')
  await page.fill('#chat-form [name="text"]', 'When does it ship?')
  await page.press('#chat-form [name="text"]', 'Enter')
  const { session, events } = await readSession('message_received')
  expect(events.map(({ type }) => type)).toEqual([
    'page_view',
    'quiz_start',
    'quiz_complete',
    'widget_opened',
    'message_sent',
    'message_received',
  ])
  expect(session).toMatchObject({ messageCount: 2, firstQuestion: 'When does it ship?' })
  await person.close()
})
