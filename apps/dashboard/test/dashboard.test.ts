import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type SojournProcess, startSojourn } from '@sojourn/test-server'
import { type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const owner = { email: 'owner@shop.example', password: 'a long way round the lake' }
let server: SojournProcess
let profile: string
let browser: BrowserContext
let page: Page

beforeAll(async () => {
  server = await startSojourn({ SOJOURN_ADMIN_EMAIL: owner.email, SOJOURN_ADMIN_PASSWORD: owner.password })
  const at = Date.now() - 60_000
  const events = [
    { type: 'page_view', path: '/', timestamp: at },
    { type: 'product_view', path: '/products/mug', properties: { name: 'Mug' }, timestamp: at + 5_000 },
    { type: 'message_sent', path: '/help', properties: { message: 'Is it blue?' }, timestamp: at + 9_000 },
    { type: 'purchase', path: '/checkout', revenue: 12.5, currency: 'EUR', timestamp: at + 30_000 },
  ].map((event) => ({ ...event, sessionId: 'first-visit', visitorId: 'v1' }))
  const sent = await fetch(`${server.url}/api/v1/events/batch`, {
    method: 'POST',
    headers: { 'x-write-key': server.writeKey, 'content-type': 'application/json' },
    body: JSON.stringify({ events }),
  })
  expect(await sent.json()).toMatchObject({ accepted: 4 })
  profile = await mkdtemp(join(tmpdir(), 'sojourn-dashboard-'))
  browser = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.CHROMIUM_PATH ?? '',
    viewport: { width: 1280, height: 800 },
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
  page = await browser.newPage()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
  if (profile) await rm(profile, { recursive: true, force: true })
})

describe('the dashboard', () => {
  it('asks who is not signed in, says what was wrong, and lets the owner in to the page that was asked for', async () => {
    await page.goto(`${server.url}/sessions?range=7d`)
    await page.getByLabel('E-mail').fill(owner.email)
    await page.locator('input[type=password]').fill('something else entirely')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('alert').waitFor()
    await page.locator('input[type=password]').fill(owner.password)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('heading', { name: 'Sessions', level: 1 }).waitFor()
    expect(new URL(page.url()).searchParams.get('range')).toBe('7d')
  })

  it('lists sessions, and opens one as its steps in order and as a chat', async () => {
    await page.getByRole('row', { name: /€12\.50/ }).press('Enter')
    await page.getByRole('heading', { name: '4 steps' }).waitFor()
    expect(await page.locator('ol > li').allInnerTexts()).toEqual([
      expect.stringContaining('Page view'),
      expect.stringContaining('Product view'),
      expect.stringContaining('Message sent'),
      expect.stringContaining('Purchase'),
    ])
    await page.getByText('Chat').click()
    await page.getByText('Is it blue?', { exact: true }).waitFor()
  })

  it('narrows by what the URL says, and tells where nothing fits', async () => {
    await page.goto(`${server.url}/sessions?page=/nowhere`)
    await page.getByText('Page is /nowhere').waitFor()
    await page.getByText('No session fits.').waitFor()
  })

  it('shows who is here now', async () => {
    await fetch(`${server.url}/api/v1/events`, {
      method: 'POST',
      headers: { 'x-write-key': server.writeKey, 'content-type': 'application/json' },
      body: JSON.stringify({ type: 'page_view', sessionId: 'second', visitorId: 'v2', path: '/now' }),
    })
    await page.goto(`${server.url}/live`)
    await page.getByText('/now').first().waitFor()
  })
})
