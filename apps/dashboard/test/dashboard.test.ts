import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findFaults } from './find-faults.ts'
import { oneTimePassword } from './one-time-password.ts'
import { openDashboard, owner, type TestDashboard } from './open-dashboard.ts'
import { seeDoors } from './see-doors.ts'
import { seeFaults } from './see-faults.ts'
import { seeFilters } from './see-filters.ts'
import { seeImports } from './see-imports.ts'
import { seeLoading } from './see-loading.ts'
import { seeShop } from './see-shop.ts'
import { seeTwoSites } from './see-two-sites.ts'

let dashboard: TestDashboard
beforeAll(async () => {
  dashboard = await openDashboard()
})
afterAll(() => dashboard?.stop())

describe('the dashboard', () => {
  seeDoors(() => dashboard)

  it('leads a newcomer to the first event: a key for the snippet, and a light that turns green by itself', async () => {
    const { page, server } = dashboard
    await page.goto(server.url)
    await page.getByText('Waiting for the first event').waitFor()
    await page.getByRole('button', { name: 'Make a key and fill it in' }).click()
    const snippet = page.getByText('data-write-key="pk_')
    await expect.poll(() => snippet.textContent()).not.toContain('YOUR_WRITE_KEY')
    const [, writeKey = ''] = /data-write-key="([^"]+)"/.exec((await snippet.textContent()) ?? '') ?? []
    const sent = await fetch(`${server.url}/api/v1/events`, {
      method: 'POST',
      headers: { 'x-write-key': writeKey, 'content-type': 'application/json' },
      body: JSON.stringify({ type: 'page_view', sessionId: 'hello', visitorId: 'v0', path: '/hello' }),
    })
    expect(sent.status).toBe(201)
    await page.getByRole('heading', { name: 'Overview' }).waitFor()
    await page.goto(`${server.url}/start`)
    await page.getByText('Events arrive.').waitFor()
  })

  it('lists sessions, and opens one as its steps in order and as a chat', async () => {
    const { page, server } = dashboard
    const at = Date.now() - 60_000
    await dashboard.send(
      [
        { type: 'page_view', path: '/', timestamp: at },
        { type: 'product_view', path: '/products/mug', properties: { name: 'Mug' }, timestamp: at + 5_000 },
        {
          type: 'message_sent',
          path: '/help',
          properties: { message: 'Is it blue?' },
          timestamp: at + 9_000,
        },
        { type: 'purchase', path: '/checkout', revenue: 12.5, currency: 'EUR', timestamp: at + 30_000 },
      ].map((event) => ({ ...event, sessionId: 'first-visit', visitorId: 'v1' })),
    )
    await page.goto(`${server.url}/sessions?range=7d`)
    await page.getByRole('row', { name: /€12\.50/ }).press('Enter')
    await page.getByRole('heading', { name: '4 steps' }).waitFor()
    expect(await page.locator('ol > li').allInnerTexts()).toEqual([
      expect.stringContaining('Page view'),
      expect.stringContaining('Product view'),
      expect.stringContaining('Message sent'),
      expect.stringContaining('Purchase'),
    ])
    expect(await findFaults(page)).toEqual([])
    await page.getByText('Chat').click()
    await page.getByText('Is it blue?', { exact: true }).waitFor()
  })

  it('narrows by what is clicked; back and a reload bring the same view', async () => {
    const { page, server } = dashboard
    await page.goto(server.url)
    await page.getByRole('button', { name: '/hello' }).click()
    await page.getByText('Page is /hello').waitFor()
    const tile = page
      .getByRole('button')
      .filter({ has: page.getByText('Sessions', { exact: true }) })
      .locator('.figures')
      .first()
    await expect.poll(() => tile.textContent()).toBe('1')
    await page.reload()
    await page.getByText('Page is /hello').waitFor()
    await expect.poll(() => tile.textContent()).toBe('1')
    await page.goBack()
    await expect.poll(() => tile.textContent()).toBe('2')
  })

  it('tells where nothing fits', async () => {
    const { page, server } = dashboard
    await page.goto(`${server.url}/sessions?page=/nowhere`)
    await page.getByText('Page is /nowhere').waitFor()
    await page.getByText('No session fits.').waitFor()
  })

  it('shows who is here now', async () => {
    const { page, server } = dashboard
    await dashboard.send([{ type: 'page_view', sessionId: 'second', visitorId: 'v2', path: '/now' }])
    await page.goto(`${server.url}/live`)
    await page.getByText('/now').first().waitFor()
  })

  it('fills a site that is empty with a made-up shop, and shows how far it is', async () => {
    const { page, server } = dashboard
    await page.goto(`${server.url}/admin/sites`)
    await page.getByRole('button', { name: 'Make a site' }).click()
    await page.getByRole('dialog').getByLabel('Name').fill('Trial')
    await page.getByRole('dialog').getByRole('button', { name: 'Make it' }).click()
    await page.getByRole('button', { name: 'Fill with sample data' }).click()
    await page.getByRole('progressbar', { name: 'Sample data' }).waitFor()
    await page.getByText('Events arrive.').waitFor()
    const names = async () =>
      ((await server.read('/api/v1/keys')).body as { keys: { name: string }[] }).keys.map(({ name }) => name)
    await expect.poll(names, { timeout: 60_000 }).not.toContain('Sample data')
    await page.getByRole('link', { name: 'Overview' }).click()
    await page.getByRole('heading', { name: 'Stages' }).waitFor()
  })

  seeTwoSites(() => dashboard)
  seeLoading(() => dashboard, 'Trial')
  seeShop(() => dashboard, 'Trial')
  seeFilters(() => dashboard, 'Trial')
  seeFaults(() => dashboard, 'Trial')
  seeImports(() => dashboard)

  it('removes a site once its name is typed, and says how far that is', async () => {
    const { page, server } = dashboard
    await page.goto(`${server.url}/admin/sites`)
    await page.getByRole('table', { name: 'Sites', exact: true }).getByText('Trial').click()
    await page.getByRole('button', { name: 'Remove Trial' }).click()
    const button = page.getByRole('button', { name: 'Remove it for good' })
    await page.getByLabel('The name of the site').fill('Tria')
    expect(await button.isDisabled()).toBe(true)
    await page.getByLabel('The name of the site').fill('Trial')
    await button.click()
    await page.getByRole('row', { name: /Trial.*(Being removed|Gone)/ }).waitFor()
    await expect
      .poll(() => page.getByRole('table', { name: 'Sites', exact: true }).textContent())
      .not.toContain('Trial')
  })

  it('lets somebody in by an invitation, and shows each role what it may see', async () => {
    const { page, server } = dashboard
    await page.goto(`${server.url}/admin/members`)
    await page.getByRole('button', { name: 'Invite' }).click()
    await page.getByLabel('E-mail').fill('ann@shop.example')
    await page.getByRole('dialog').locator('input[aria-haspopup=listbox]').first().click()
    await page.getByRole('option', { name: 'Viewer' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Invite' }).click()
    const link = await page.getByText('/accept-invitation#').textContent()

    const ann = await dashboard.newcomer()
    await ann.goto(link ?? '')
    await ann.getByLabel('Your name').fill('Ann')
    await ann.locator('input[type=password]').fill('nine birds over the bay')
    expect(await findFaults(ann)).toEqual([])
    await ann.getByRole('button', { name: 'Accept' }).click()
    await ann.getByRole('heading', { name: 'Overview', level: 1 }).waitFor()
    const menu = await ann.getByRole('navigation', { name: 'Pages' }).textContent()
    expect(menu).toContain('Journeys')
    for (const hidden of ['Users', 'Keys', 'Members', 'Audit log']) expect(menu).not.toContain(hidden)
    await ann.goto(`${server.url}/admin/keys`)
    await ann.getByText('Not for your role').waitFor()
  })

  it('takes tokens of an identity provider, and changes what a rule does', async () => {
    const { page, server } = dashboard
    await page.goto(`${server.url}/admin/sites`)
    await page.getByRole('table', { name: 'Sites', exact: true }).locator('tbody tr').first().press('Enter')
    await page.getByRole('button', { name: 'Add a provider' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Name').fill('Auth0')
    await dialog.getByLabel('Issuer').fill('https://shop.eu.auth0.com/')
    await dialog.getByLabel('Address of its public keys').fill('https://shop.eu.auth0.com/jwks.json')
    const audiences = dialog.locator('input:not([type=hidden])').last()
    await audiences.fill('shop')
    await audiences.press('Enter')
    await dialog.getByRole('button', { name: 'Add it' }).click()
    await page
      .getByRole('table', { name: 'Identity providers' })
      .getByText('Auth0', { exact: true })
      .waitFor()

    await page.getByRole('textbox', { name: 'Paths, one a line' }).fill('/help/returns')
    await page.getByRole('button', { name: 'Add a rule' }).first().click()
    await page.getByLabel('Paths that match (rule 1)').fill('^/help')
    await page.getByLabel('belong to').fill('support')
    await page
      .getByRole('row', { name: /help\/returns/ })
      .getByText('support')
      .waitFor()
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Saved. It counts from the next event on.').waitFor()
  })

  it('erases a person, and shows the receipt', async () => {
    const { page, server } = dashboard
    await page.goto(`${server.url}/admin/privacy`)
    await page.getByLabel('Id of the person').fill('nobody-1')
    await page.getByRole('button', { name: 'Find' }).click()
    await page.getByRole('button', { name: 'Erase' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Erase' }).click()
    await page.getByRole('table', { name: 'Erasures' }).waitFor()
  })

  it('goes to a page by a few letters', async () => {
    const { page } = dashboard
    await page.keyboard.press('Control+k')
    await page.getByRole('textbox', { name: 'Go to' }).fill('audit')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Audit log', level: 1 }).waitFor()
    await page.getByText('key.created').first().waitFor()
  })

  it('asks for a code beside the password, once an authenticator knows the secret', async () => {
    const { page, server } = dashboard
    await page.goto(`${server.url}/account`)
    await page.getByRole('button', { name: 'Set it up' }).click()
    await page.getByRole('dialog').locator('input[type=password]').fill(owner.password)
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByRole('img', { name: 'Code for the authenticator' }).waitFor()
    const secret = (
      (await page.getByRole('button', { name: /^Copy [A-Z2-7]{16,}$/ }).textContent()) ?? ''
    ).trim()
    expect(await findFaults(page)).toEqual([])
    await page.getByLabel('The code that it shows now').fill(oneTimePassword(secret, Date.now()))
    await page.getByRole('button', { name: 'Turn it on' }).click()
    const codes = await page.locator('pre').textContent()
    await page.getByRole('button', { name: 'I have them' }).click()
    await page.getByText('Signing in asks for a code').waitFor()

    const elsewhere = await dashboard.newcomer()
    await elsewhere.goto(`${server.url}/live`)
    await elsewhere.getByLabel('E-mail').fill(owner.email)
    await elsewhere.locator('input[type=password]').fill(owner.password)
    await elsewhere.getByRole('button', { name: 'Sign in' }).click()
    await elsewhere.getByRole('button', { name: /recovery code/ }).click()
    await elsewhere.getByLabel('Recovery code').fill((codes ?? '').split('\n')[0] ?? '')
    await elsewhere.getByRole('button', { name: 'Continue' }).click()
    await elsewhere.getByRole('heading', { name: 'Live', level: 1 }).waitFor()
  })
})
