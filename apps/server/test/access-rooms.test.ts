import { system } from '@sojourn/catalog'
import { importJWK, type JWK, SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeMember, password, signIn } from './make-member.ts'
import { type Issuer, openIssuer } from './open-issuer.ts'
import { bearer, openTestApp, type TestApp } from './open-test-app.ts'

let app: TestApp
let issuer: Issuer
let owner: Record<string, string>
let admin: Record<string, string>
beforeAll(async () => {
  issuer = await openIssuer()
  app = await openTestApp()
  const { organizationId } = app.first
  await app.catalog.accounts.ensureOwner(organizationId, { email: 'owner@shop.example', password })
  owner = await signIn(app, 'owner@shop.example')
  admin = await makeMember(app, organizationId, 'adam', 'admin')
})
afterAll(async () => {
  await app.close()
  issuer.close()
})

type Method = 'POST' | 'PATCH' | 'DELETE'
const send = (method: Method, path: string, headers: Record<string, string>, body?: unknown) =>
  app.ask(`/api/v1/${path}`, { method, headers, ...(body === undefined ? {} : { body }) })
const tokenOf = (link: unknown) => String(link).split('#')[1] ?? ''

describe('an invitation', () => {
  it('is mailed and handed over as a link, makes an account once, and is void afterwards', async () => {
    const made = await send('POST', 'invitations', admin, { email: 'Ann@shop.example', role: 'viewer' })
    expect([made.status, made.body]).toMatchObject([201, { mailed: true, invitation: { role: 'viewer' } }])
    expect(app.mails.at(-1)).toMatchObject({ to: 'ann@shop.example' })
    expect(app.mails.at(-1)?.text).toContain(made.body.link)
    const token = tokenOf(made.body.link)
    const looked = await send('POST', 'invitations/find', {}, { token })
    expect(looked.body).toMatchObject({ email: 'ann@shop.example', hasAccount: false })
    expect((await send('POST', 'invitations/accept', {}, { token })).body).toMatchObject({
      errors: [{ path: 'name' }, { path: 'password' }],
    })
    const accept = { token, name: 'Ann', password }
    const both = await Promise.all([1, 2].map(() => send('POST', 'invitations/accept', {}, accept)))
    expect(both.filter(({ status }) => status === 200)).toHaveLength(1)
    expect((await send('POST', 'invitations/accept', {}, accept)).status).toBe(404)
    const ann = await signIn(app, 'ann@shop.example')
    expect((await app.ask('/api/v1/me', { headers: ann })).body).toMatchObject({
      ownsInstallation: false,
      memberships: [{ role: 'viewer' }],
    })
  })

  it('of an address with an account is accepted by that account alone', async () => {
    const other = await app.catalog.organizations.create(system, 'Other')
    const bea = await makeMember(app, other.id, 'bea', 'owner')
    const made = await send('POST', 'invitations', admin, { email: 'bea@shop.example', role: 'analyst' })
    const accept = { token: tokenOf(made.body.link), name: 'Bea', password: 'another long password' }
    for (const headers of [{}, admin])
      expect((await send('POST', 'invitations/accept', headers, accept)).status).toBe(401)
    expect((await send('POST', 'invitations/accept', bea, accept)).status).toBe(200)
    await expect(signIn(app, 'bea@shop.example')).resolves.toBeDefined()
  })

  it('makes no owner where no owner asked, and can be taken back', async () => {
    const invite = (headers: Record<string, string>) =>
      send('POST', 'invitations', headers, { email: 'olaf@shop.example', role: 'owner' })
    expect((await invite(admin)).status).toBe(403)
    const made = await invite(owner)
    const { invitationId } = made.body.invitation as { invitationId: string }
    expect((await send('DELETE', `invitations/${invitationId}`, admin)).status).toBe(204)
    const token = tokenOf(made.body.link)
    expect((await send('POST', 'invitations/find', {}, { token })).status).toBe(404)
  })
})

describe('a forgotten password', () => {
  const reset = (token: string, newPassword: string) =>
    app.ask('/api/auth/reset-password', {
      method: 'POST',
      headers: { origin: 'http://localhost' },
      body: { token, newPassword },
    })
  const accountOf = async (name: string) => {
    const account = await app.catalog.accounts.byEmail(`${name}@shop.example`)
    return account?.id ?? ''
  }

  it('is set anew by a link of an admin, once, and ends the sign-ins of before', async () => {
    const before = await makeMember(app, app.first.organizationId, 'carl', 'analyst')
    const made = await send('POST', `members/${await accountOf('carl')}/password-reset`, admin)
    expect(made.status, made.text).toBe(201)
    const token = tokenOf(made.body.link)
    expect((await reset(token, 'short')).status).toBe(400)
    expect((await reset(token, 'a quite new password')).status).toBe(200)
    const again = await reset(token, 'once more a password')
    expect([again.status, again.body.detail]).toEqual([400, expect.stringContaining('Ask for another')])
    expect((await app.ask('/api/v1/me', { headers: before })).status).toBe(401)
    await expect(signIn(app, 'carl@shop.example')).rejects.toThrow()
  })

  it('is set anew by mail, whose address tells nobody whether it has an account', async () => {
    const ask = (email: string) =>
      app.ask('/api/auth/request-password-reset', {
        method: 'POST',
        headers: { origin: 'http://localhost' },
        body: { email },
      })
    const mailsBefore = app.mails.length
    const [known, unknown] = [await ask('adam@shop.example'), await ask('nobody@shop.example')]
    expect([known.status, known.text]).toEqual([unknown.status, unknown.text])
    expect(app.mails.slice(mailsBefore)).toMatchObject([{ to: 'adam@shop.example' }])
    const token = /#(\S+)/.exec(app.mails.at(-1)?.text ?? '')?.[1] ?? ''
    expect((await reset(token, password)).status).toBe(200)
    admin = await signIn(app, 'adam@shop.example')
  })

  it('of an owner, or of who belongs elsewhere too, is no admin’s to set', async () => {
    for (const name of ['owner', 'bea'])
      expect((await send('POST', `members/${await accountOf(name)}/password-reset`, admin)).status).toBe(403)
  })
})

describe('settings of access', () => {
  it('of an identity provider are checked, count at once, and are written down', async () => {
    const { siteId } = app.first
    const path = `sites/${siteId}/identity-providers`
    const { facts } = issuer
    const refused = await send('POST', path, admin, { ...facts, audiences: [], algorithms: ['HS256'] })
    expect(refused.body).toMatchObject({ errors: [{ path: 'algorithms.0' }] })
    const open = await send('POST', path, admin, { ...facts, audiences: [] })
    expect(open.body).toMatchObject({ errors: [{ path: 'audiences' }] })
    const collect = async () => {
      const headers = bearer(await issuer.sign({ sub: 'ann' }))
      return (await app.ask('/api/v1/events/batch', { method: 'POST', headers, body: { events: [] } })).status
    }
    expect(await collect()).toBe(401)
    const made = await send('POST', path, admin, facts)
    const { providerId } = made.body.provider as { providerId: string }
    expect(await collect()).toBe(400)
    await send('PATCH', `identity-providers/${providerId}`, admin, { audiences: ['other'] })
    expect(await collect()).toBe(401)
    expect((await send('DELETE', `identity-providers/${providerId}`, admin)).status).toBe(204)
    const log = await app.ask('/api/v1/audit-log/export', { headers: owner })
    const entries = log.text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { action: string })
    expect(entries.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['identity_provider.removed', 'member.password_reset', 'invitation.created']),
    )
  })

  it('of tenant tokens keep no private key, and refuse one', async () => {
    const made = await send('POST', 'tenant-keys', owner, { name: 'Backend' })
    const { privateKey, key } = made.body as { privateKey: JWK; key: { tenantKeyId: string } }
    const { organizationId } = app.first
    const token = await new SignJWT({ organizationId, exp: Math.floor(Date.now() / 1000) + 600 })
      .setProtectedHeader({ alg: 'EdDSA', kid: key.tenantKeyId })
      .sign(await importJWK(privateKey, 'EdDSA'))
    // 500: admitted, and then the store that is not there was asked.
    expect((await app.ask('/api/v1/ledger', { headers: bearer(token) })).status).toBe(500)
    const seen = await send('POST', 'tenant-keys', owner, { name: 'Seen', publicKey: privateKey })
    expect(seen.body).toMatchObject({ status: 400, errors: [{ path: 'publicKey' }] })
    expect((await send('DELETE', `tenant-keys/${key.tenantKeyId}`, owner)).status).toBe(204)
    expect((await app.ask('/api/v1/ledger', { headers: bearer(token) })).status).toBe(401)
  })

  it('of a site are logged with who made them, and a changed rule names the rebuild', async () => {
    const { siteId } = app.first
    const zone = await send('PATCH', `sites/${siteId}`, admin, { settings: { timezone: 'Europe/Berlin' } })
    expect(zone.body.rebuild).toBeNull()
    const rule = await send('PATCH', `sites/${siteId}`, admin, { settings: { conversions: ['signup'] } })
    expect(rule.body.rebuild).toBe(`/api/v1/rebuild?siteId=${siteId}`)
    const log = await app.ask('/api/v1/audit-log?action=site.updated&limit=1', { headers: owner })
    expect(log.body).toMatchObject({
      entries: [{ actorName: 'adam@shop.example', after: { conversions: ['signup'] } }],
    })
    const wrong = { timezone: 'Mars/Base', currency: 'euro', allowedOrigins: ['shop'], colour: 'red' }
    const refused = await send('PATCH', `sites/${siteId}`, admin, { settings: wrong })
    const errors = refused.body.errors as { path: string }[]
    expect([refused.status, errors.map(({ path }) => path).sort()]).toEqual([
      400,
      ['settings.allowedOrigins.0', 'settings.colour', 'settings.currency', 'settings.timezone'],
    ])
    expect((await send('PATCH', `sites/${siteId}`, admin, { monthlyEventsMax: 5 })).status).toBe(403)
    expect((await send('PATCH', `sites/${siteId}`, owner, { monthlyEventsMax: 5 })).status).toBe(200)
    expect(app.catalog.quotaOf(siteId)).toBe(5)
    await send('PATCH', `sites/${siteId}`, owner, { monthlyEventsMax: null })
  })

  it('make sites and organizations, and take no field that is not theirs to set', async () => {
    const site = await send('POST', 'sites', admin, { name: 'Third', settings: { currency: 'EUR' } })
    expect(site.body).toMatchObject({ site: { name: 'Third', organizationId: app.first.organizationId } })
    const elsewhere = { name: 'Fourth', organizationId: 'org_other' }
    expect((await send('POST', 'sites', admin, elsewhere)).status).toBe(400)
    expect((await send('PATCH', 'organization', owner, { name: 'Shop' })).status).toBe(200)
    const made = await send('POST', 'organizations', owner, { name: 'New' })
    expect(made.status).toBe(201)
    const { organizationId } = made.body.organization as { organizationId: string }
    expect((await send('GET' as Method, `keys?organizationId=${organizationId}`, admin)).status).toBe(404)
    const invited = { email: 'first@new.example', role: 'owner' }
    const path = `invitations?organizationId=${organizationId}`
    expect((await send('POST', path, admin, invited)).status).toBe(404)
    expect((await send('POST', path, owner, invited)).status).toBe(201)
    expect((await send('GET' as Method, `keys?organizationId=${organizationId}`, owner)).status).toBe(403)
  })
})
