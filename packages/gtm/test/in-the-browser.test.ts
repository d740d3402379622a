import { readFile } from 'node:fs/promises'
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
import { afterAll, beforeAll, expect, it } from 'vitest'
import { splitTemplate } from './run-template.ts'

let server: SojournProcess
let browser: TestBrowser
let pages: TestPages
beforeAll(async () => {
  const bundle = (script: URL) => bundleScript(fileURLToPath(script))
  const template = splitTemplate(await readFile(new URL('../template.tpl', import.meta.url), 'utf8'))
  const texts = {
    '/': `<!doctype html><title>Mug</title><script>
      dataLayer = [{'gtm.start': 1, event: 'gtm.js'}, {event: 'view_item', ecommerce: {currency: 'EUR', items: [
        {item_id: 'mug', item_name: 'Mug', item_category: 'Kitchen', price: 15}
      ]}}]
    </script><script defer src="/page.js"></script>`,
    '/page.js': await bundle(new URL('page.ts', import.meta.url)),
    '/tag.html':
      '<!doctype html><title>Mug</title><script src="/code.js"></script><script src="/tag.js"></script>',
    '/code.js': `templateCode = ${JSON.stringify(template.SANDBOXED_JS_FOR_WEB_TEMPLATE)}`,
    '/tag.js': await bundle(new URL('tag-page.ts', import.meta.url)),
  }
  ;[server, browser, pages] = await Promise.all([startSojourn(), openBrowser(), servePages(texts)])
})
afterAll(() => Promise.all([server.stop(), browser.stop(), pages.stop()]))

it("records a purchase out of GA4's data layer, pushed before and after the tracker came", async () => {
  const person = await browser.person()
  const page = await person.newPage()
  await page.goto(
    `${pages.url}/products/mug?${new URLSearchParams({ server: server.url, key: server.writeKey })}`,
  )
  const heard = await page.evaluate(async () => {
    const scope = window as unknown as {
      dataLayer: unknown[]
      tracker: { flush(): Promise<void>; getSession(): { sessionId: string } }
    }
    const { dataLayer, tracker } = scope
    const items = [{ item_id: 'mug', item_name: 'Mug', price: 15, quantity: 2 }]
    const lengths = [
      dataLayer.push({ event: 'add_to_cart', ecommerce: { currency: 'EUR', value: 30, items } }),
    ]
    dataLayer.push({ ecommerce: null })
    dataLayer.push(
      { event: 'begin_checkout', ecommerce: { currency: 'EUR', value: 30, items } },
      { event: 'add_to_cart', ecommerce: 'nonsense' },
      { event: 'add_to_cart', ecommerce: { items: 'nonsense' } },
      null,
      'text',
    )
    function gtag(..._given: unknown[]) {
      // biome-ignore lint/complexity/noArguments: as Google's own snippet has it
      dataLayer.push(arguments)
    }
    gtag('event', 'purchase', { transaction_id: 'T-1', currency: 'EUR', value: 30, shipping: 5, items })
    gtag('event', 'purchase', { transaction_id: 'T-1', currency: 'EUR', value: 30, shipping: 5, items })
    await tracker.flush()
    return { lengths, total: dataLayer.length, sessionId: tracker.getSession().sessionId }
  })
  expect(heard).toMatchObject({ lengths: [3], total: 11 })

  const { body } = await server.read(`/api/v1/sessions/${heard.sessionId}`)
  const { session, events } = body as {
    session: object
    events: { type: string; properties: object; revenue: number | null; currency: string | null }[]
  }
  expect(session).toMatchObject({ revenue: 30, currency: 'EUR', converted: true })
  expect(events.map(({ type }) => type)).toEqual([
    'page_view',
    'product_view',
    'add_to_cart',
    'checkout_start',
    'purchase',
  ])
  expect(events[1]?.properties).toEqual({
    productId: 'mug',
    name: 'Mug',
    category: 'Kitchen',
    price: 15,
    currency: 'EUR',
  })
  expect(events[4]).toMatchObject({
    revenue: 30,
    currency: 'EUR',
    properties: { orderId: 'T-1', shipping: 5, items: [{ productId: 'mug', quantity: 2 }] },
  })
  await person.close()
})

it('stops when it is told to', async () => {
  const person = await browser.person()
  const page = await person.newPage()
  await page.goto(`${pages.url}/?${new URLSearchParams({ server: server.url, key: server.writeKey })}`)
  const sessionId = await page.evaluate(async () => {
    const scope = window as unknown as {
      dataLayer: unknown[]
      stop(): void
      tracker: { flush(): Promise<void>; getSession(): { sessionId: string } }
    }
    scope.stop()
    scope.dataLayer.push({ event: 'add_to_cart', ecommerce: { items: [{ item_id: 'late' }] } })
    await scope.tracker.flush()
    return scope.tracker.getSession().sessionId
  })
  const { body } = await server.read(`/api/v1/sessions/${sessionId}/metadata`)
  expect((body as { session: { eventCounts: object } }).session.eventCounts).not.toHaveProperty('add_to_cart')
  await person.close()
})

it('starts and records by tags, and sends nothing before consent is given', async () => {
  const person = await browser.person()
  const page = await person.newPage()
  const sent: string[] = []
  page.on('request', (request) => {
    if (request.method() === 'POST') sent.push(request.url())
  })
  await page.goto(`${pages.url}/tag.html`)
  const fire = (data: object, pushed: object = {}) =>
    page.evaluate(([tag, message]) => (window as unknown as TagWindow).fire(tag, message), [
      data,
      pushed,
    ] as const)
  await fire({ command: 'identify', userId: 'ann' })
  await fire({ command: 'start', writeKey: server.writeKey, serverUrl: server.url, followConsent: true })
  const items = [{ item_id: 'mug', item_name: 'Mug', price: 15, quantity: 2 }]
  const ecommerce = { transaction_id: 'T-2', currency: 'EUR', value: 30, items }
  await fire({ command: 'commerce' }, { event: 'purchase', ecommerce })
  await fire({ command: 'commerce' }, { event: 'gtm.click' })
  const properties = [{ name: 'form', value: 'contact' }]
  await fire({ command: 'event', eventType: 'form_completed', properties, revenue: '', currency: '' })
  expect(await page.evaluate(() => localStorage.length)).toBe(0)
  expect(sent).toEqual([])

  await page.evaluate(() => (window as unknown as TagWindow).consent(true))
  await page.evaluate(() => (window as unknown as TagWindow).sojourn('flush'))
  const { body } = await server.read('/api/v1/users/ann/sessions')
  expect(body).toMatchObject({
    sessions: [
      {
        userId: 'ann',
        revenue: 30,
        currency: 'EUR',
        eventCounts: { identify: 1, page_view: 1, purchase: 1, form_completed: 1 },
      },
    ],
  })
  await person.close()
})

interface TagWindow {
  fire(data: object, pushed: object): Promise<void>
  consent(isGranted: boolean): void
  sojourn(name: 'flush'): Promise<void>
}
