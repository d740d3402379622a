import { system } from '@sojourn/catalog'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { password, signIn } from './make-member.ts'
import { bearer, openTestApp, type TestApp } from './open-test-app.ts'

let app: TestApp
let owner: Record<string, string>
let admin: Record<string, string>
let own: string

beforeAll(async () => {
  app = await openTestApp()
  const { organizationId } = app.first
  await app.catalog.accounts.ensureOwner(organizationId, { email: 'owner@shop.example', password })
  await app.catalog.jobs.ensure(['clean-up'])
  const kind = { kind: 'clean-up', organizationId, siteId: app.first.siteId, title: 'Own' }
  own = (await app.catalog.jobs.create(system, kind)).name
  owner = await signIn(app, 'owner@shop.example')
  admin = bearer(await app.secretKey(['admin']))
})
afterAll(() => app.close())

it('a job is listed with its schedule, when it runs next and what ran last, to whom it belongs', async () => {
  const names = async (headers: Record<string, string>) =>
    ((await app.ask('/api/v1/jobs', { headers })).body.jobs as { name: string }[]).map(({ name }) => name)
  expect(await names(owner)).toEqual(['clean-up', own])
  expect(await names(admin)).toEqual([own])
  expect(await names(bearer(await app.secretKey(['admin'], app.second)))).toEqual([])
  const { body } = await app.ask('/api/v1/jobs/clean-up', { headers: owner })
  expect(body.job).toMatchObject({
    title: 'Clean up',
    ofInstallation: true,
    schedule: '0 */6 * * *',
    timeZone: 'UTC',
    settings: { logDays: 90 },
    lastRun: null,
  })
  const next = new Date((body.job as { nextRunAt: string }).nextRunAt)
  expect(next.getUTCHours() % 6).toBe(0)
  expect(next.getTime()).toBeGreaterThan(Date.now())
})

it("a member of an organization neither sees nor runs the installation's jobs", async () => {
  for (const [method, path] of [
    ['GET', '/api/v1/jobs/clean-up'],
    ['PATCH', '/api/v1/jobs/clean-up'],
    ['GET', '/api/v1/jobs/clean-up/runs'],
    ['POST', '/api/v1/jobs/clean-up/run'],
  ] as const) {
    const body = method === 'PATCH' ? { paused: true } : method === 'POST' ? {} : undefined
    expect((await app.ask(path, { method, headers: admin, body })).status).toBe(404)
  }
})

it('a job is paused and given another schedule, and what is wrong is named', async () => {
  const change = (body: unknown) => app.ask(`/api/v1/jobs/${own}`, { method: 'PATCH', headers: admin, body })
  const changed = await change({ schedule: '30 4 * * 1', timeZone: 'Europe/Berlin', paused: true })
  expect(changed.body.job).toMatchObject({ schedule: '30 4 * * 1', paused: true, nextRunAt: null })
  expect((await change({ paused: false, schedule: null })).body.job).toMatchObject({
    schedule: '0 */6 * * *',
    paused: false,
  })
  for (const [body, path] of [
    [{ schedule: 'often' }, 'schedule'],
    [{ timeZone: 'Mars/Olympus' }, 'timeZone'],
    [{ settings: { logDays: 0 } }, 'settings.logDays'],
    [{ retriesMax: -1 }, 'retriesMax'],
  ] as const) {
    const refused = await change(body)
    expect([refused.status, refused.body.errors]).toEqual([400, [expect.objectContaining({ path })]])
  }
})

it('a run is asked for, listed, read with its log and cancelled', async () => {
  const path = `/api/v1/jobs/${own}/run`
  const body = { settings: { logDays: 7 } }
  const asked = await app.ask(path, { method: 'POST', headers: admin, body })
  expect([asked.status, asked.body.run]).toMatchObject([202, { status: 'waiting', settings: { logDays: 7 } }])
  const at = asked.headers.get('location') ?? ''
  expect((await app.ask(at, { headers: admin })).body.run).toMatchObject({ status: 'waiting', log: '' })
  const foreign = bearer(await app.secretKey(['admin'], app.second))
  expect((await app.ask(at, { headers: foreign })).status).toBe(404)
  expect((await app.ask(`${at}/cancel`, { method: 'POST', headers: foreign })).status).toBe(404)
  await app.ask(`${at}/cancel`, { method: 'POST', headers: admin })
  const runs = await app.ask(`/api/v1/jobs/${own}/runs`, { headers: admin })
  expect(runs.body.runs).toMatchObject([{ status: 'cancelled', askedBy: 'admin' }])
  const refused = await app.ask(path, { method: 'POST', headers: admin, body: { settings: { many: 1 } } })
  expect(refused.status).toBe(400)
})

it('an export of a site is a job of its organization, and shows no more than who makes it may see', async () => {
  const facts = { siteId: app.first.siteId, what: ['sessions'], format: 'csv' }
  const make = (headers: Record<string, string>, more: object = {}) =>
    app.ask('/api/v1/site-exports', { method: 'POST', headers, body: { ...facts, ...more } })
  const made = await make(admin)
  expect(made.status, made.text).toBe(201)
  const { name } = made.body.siteExport as { name: string }
  expect(made.body.siteExport).toMatchObject({
    ...facts,
    eventsPer: 'day',
    personalData: false,
    isPaused: false,
  })
  const { body } = await app.ask(`/api/v1/jobs/${name}`, { headers: admin })
  expect(body.job).toMatchObject({ title: 'Export of My site', schedule: '0 10 * * *' })
  // The scope `admin` alone does not see who somebody is.
  expect((await make(admin, { personalData: true })).status).toBe(403)
  const settings = { personalData: true }
  const change = { method: 'PATCH', headers: admin, body: { settings } } as const
  expect((await app.ask(`/api/v1/jobs/${name}`, change)).status).toBe(403)
  const run = { method: 'POST', headers: admin, body: { settings } } as const
  expect((await app.ask(`/api/v1/jobs/${name}/run`, run)).status).toBe(403)
  expect((await make(owner, settings)).status).toBe(201)
  const foreign = bearer(await app.secretKey(['admin'], app.second))
  const remove = (headers: Record<string, string>) =>
    app.ask(`/api/v1/site-exports/${name}`, { method: 'DELETE', headers })
  expect([(await make(foreign)).status, (await remove(foreign)).status]).toEqual([404, 404])
  expect((await remove(admin)).status).toBe(204)
  const { siteExports } = (await app.ask('/api/v1/site-exports', { headers: owner })).body
  expect(siteExports).toMatchObject([{ personalData: true }])
})
