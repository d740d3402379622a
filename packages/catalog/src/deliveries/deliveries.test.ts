import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CatalogPlace, engines } from '../../test/catalog-places.ts'
import { system } from '../actor.ts'
import type { Catalog } from '../catalog.ts'
import { openCatalog } from '../open-catalog.ts'

describe.each(engines)('deliveries on $name', (engine) => {
  let place: CatalogPlace
  let catalog: Catalog
  let organizationId: string
  let siteId: string
  beforeAll(async () => {
    place = await engine.make()
    catalog = await openCatalog(place.where)
    const first = await catalog.ensureFirst({})
    organizationId = first.organizationId
    siteId = first.site.siteId
  })
  afterAll(async () => {
    await catalog?.close()
    await place?.drop()
  })

  const at = (seconds: number) => new Date(Date.UTC(2026, 0, 1) + seconds * 1000)
  const url = 'https://hooks.example/in'

  it('keeps a message once, gives it to one server at a time, and says what became of it', async () => {
    const { webhook, secret } = await catalog.webhooks.create(system, organizationId, {
      siteId,
      url,
      events: ['conversion'],
    })
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{32}$/)
    const message = {
      organizationId,
      siteId,
      webhookId: webhook.webhookId,
      channel: 'webhook',
      key: 'once',
      type: 'conversion',
      content: { eventId: 'e1' },
    } as const
    const seen = { webhookId: webhook.webhookId, until: at(5) }
    expect(await catalog.deliveries.add([message], at(0), seen)).toBe(1)
    expect(await catalog.deliveries.add([message], at(1))).toBe(0)
    expect((await catalog.webhooks.listening(['conversion']))[0]?.seenUntil).toEqual(at(5))

    const claimed = await Promise.all([0, 1].map(() => catalog.deliveries.claim(at(2), 60_000, 10)))
    const [due] = claimed.flat()
    expect(claimed.flat()).toHaveLength(1)
    expect(due).toMatchObject({ target: url, attempts: 1, webhook: { id: webhook.webhookId, secret } })
    const messageId = due?.messageId ?? ''
    await catalog.deliveries.end(messageId, {
      state: 'waiting',
      at: at(3),
      nextAt: at(100),
      status: 500,
      error: 'no',
    })
    expect((await catalog.webhooks.get(organizationId, webhook.webhookId))?.failingSince).toEqual(at(3))
    expect(await catalog.deliveries.claim(at(99), 60_000, 10)).toEqual([])
    // A server that dies with a message in hand leaves it to the next.
    expect(await catalog.deliveries.claim(at(100), 60_000, 10)).toMatchObject([{ attempts: 2 }])
    expect(await catalog.deliveries.claim(at(161), 60_000, 10)).toMatchObject([{ attempts: 3 }])
    await catalog.deliveries.end(messageId, { state: 'delivered', at: at(162), status: 204 })
    expect((await catalog.webhooks.get(organizationId, webhook.webhookId))?.failingSince).toBeNull()
    expect(await catalog.deliveries.list(organizationId, { webhookId: webhook.webhookId })).toMatchObject([
      { messageId, state: 'delivered', attempts: 3, lastStatus: 204, endedAt: at(162) },
    ])
  })

  it('tells of an alert in the transaction that raises it, once', async () => {
    const channels = [{ kind: 'slack', url: 'https://hooks.slack.example/secret' }]
    const condition = { kind: 'no_data', minutes: 5 }
    const alert = await catalog.alerts.create(system, organizationId, {
      siteId,
      name: 'A',
      condition,
      channels,
    })
    expect(await catalog.alerts.enabled()).toEqual([alert])
    expect(alert.channels).toEqual(channels)
    const found = { at: at(200), value: 6 }
    const change = { at: at(200), state: 'raised', value: 6, sentence: 'Nothing for 6 minutes.' } as const
    const messages = [
      {
        organizationId,
        siteId,
        channel: 'slack',
        target: 'https://hooks.slack.example/secret',
        key: 'raised',
        type: 'alert.raised',
        content: {},
      } as const,
    ]
    expect(await catalog.alerts.note(alert, found, { change, messages })).toBe(true)
    expect(await catalog.alerts.note(alert, found, { change: { ...change, at: at(201) }, messages })).toBe(
      false,
    )
    expect(await catalog.alerts.history(organizationId, alert.alertId)).toEqual([change])
    const due = await catalog.deliveries.claim(at(201), 60_000, 10)
    expect(due).toMatchObject([{ channel: 'slack', target: 'https://hooks.slack.example/secret' }])
    const again = await catalog.alerts.update(system, organizationId, alert.alertId, { enabled: false })
    expect(again).toMatchObject({ raisedAt: null, lastValue: null, enabled: false })
    await catalog.alerts.remove(system, organizationId, alert.alertId)
    expect(await catalog.alerts.history(organizationId, alert.alertId)).toEqual([])
  })
})
