import { system } from '@sojourn/catalog'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeMember } from './make-member.ts'
import { type OpenIdProvider, openOpenId } from './open-openid.ts'
import { openTestApp, type TestApp } from './open-test-app.ts'

let provider: OpenIdProvider
let app: TestApp
let nonce: string | undefined
beforeAll(async () => {
  provider = await openOpenId((email) => ({
    sub: `sub-${email}`,
    email,
    name: email,
    email_verified: !email.startsWith('unverified'),
    ...(nonce === undefined ? {} : { nonce }),
  }))
  app = await openTestApp({}, { openId: provider })
})
afterAll(async () => {
  await app.close()
  provider.close()
})

const origin = 'http://localhost'
const cookiesOf = (headers: Headers) =>
  headers
    .getSetCookie()
    .map((each) => each.split(';', 1)[0])
    .join('; ')

/** Goes to the provider and comes back as who has this address. */
async function signInAs(email: string) {
  const begun = await app.ask('/api/auth/sign-in/social', {
    method: 'POST',
    headers: { origin },
    body: { provider: 'openid', callbackURL: '/', disableRedirect: true },
  })
  expect(begun.status, begun.text).toBe(200)
  const there = new URL(begun.body.url as string)
  expect(there.origin).toBe(provider.issuer)
  expect(there.searchParams.get('redirect_uri')).toBe(`${origin}/api/auth/callback/openid`)
  nonce = there.searchParams.get('nonce') ?? undefined
  const state = encodeURIComponent(there.searchParams.get('state') ?? '')
  const back = await app.ask(`/api/auth/callback/openid?code=${encodeURIComponent(email)}&state=${state}`, {
    headers: { cookie: cookiesOf(begun.headers) },
  })
  expect(back.status).toBe(302)
  return app.ask('/api/v1/me', { headers: { cookie: cookiesOf(back.headers) } })
}

describe('an OpenID provider', () => {
  it('is told of to the sign-in page', async () => {
    const { body } = await app.ask('/api/v1/sign-in-options')
    expect(body).toEqual({ openId: { name: 'Company' }, mail: true })
  })

  it('signs a member in, as the account of the same address', async () => {
    await makeMember(app, app.first.organizationId, 'ann', 'analyst')
    expect((await signInAs('ann@shop.example')).body).toMatchObject({
      email: 'ann@shop.example',
      memberships: [{ role: 'analyst' }],
    })
  })

  it('makes an account for who is invited, and for nobody else', async () => {
    expect((await signInAs('stranger@shop.example')).status).toBe(401)
    const { organizationId } = app.first
    const invited = { email: 'bea@shop.example', role: 'viewer', siteIds: null } as const
    await app.catalog.invitations.create(system, organizationId, invited)
    expect((await signInAs('bea@shop.example')).body).toMatchObject({ email: invited.email, memberships: [] })
  })

  it('signs nobody in with an address that it has not verified, or an answer that nobody asked for', async () => {
    await makeMember(app, app.first.organizationId, 'unverified', 'owner')
    expect((await signInAs('unverified@shop.example')).status).toBe(401)
    const forged = await app.ask('/api/auth/callback/openid?code=ann@shop.example&state=made-up')
    expect(cookiesOf(forged.headers)).not.toContain('session_token')
  })
})
