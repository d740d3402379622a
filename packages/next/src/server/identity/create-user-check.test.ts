import { createHash } from 'node:crypto'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Issuer, startIssuer } from '../../../test/start-issuer.ts'
import type { Refusal } from '../refusal.ts'
import { createUserCheck, type UserCheck } from './create-user-check.ts'
import { type IdentityProvider, jwks } from './identity-provider.ts'
import { auth0, firebase, supabase } from './presets.ts'

let issuer: Issuer
let check: UserCheck
beforeAll(async () => {
  issuer = await startIssuer()
  check = createUserCheck(issuer.provider)
})
afterAll(() => issuer.stop())

const codeOf = (answer: Promise<string>) =>
  answer.then(
    (userId) => userId,
    (refusal: Refusal) => refusal.code,
  )
const secondsFromNow = (seconds: number) => Math.floor(Date.now() / 1000) + seconds
const base64 = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')

it('answers whose token it is, asking for the keys once', async () => {
  const asked = issuer.asked
  for (const userId of ['ann', 'bob', 'user:1'])
    expect(await check(await issuer.tokenOf(userId))).toBe(userId)
  expect(issuer.asked - asked).toBeLessThanOrEqual(1)
})

it("makes ids of ours out of the provider's, as Sojourn does", async () => {
  const digest = createHash('sha256').update('auth0|5f7c').digest('hex').slice(0, 16)
  expect(await check(await issuer.tokenOf('auth0|5f7c'))).toBe(`auth0_5f7c.${digest}`)
  expect(await check(await issuer.tokenOf('x'.repeat(500)))).toHaveLength(128)
})

describe('refuses a token', () => {
  it.each([
    ['of another issuer', { iss: 'https://evil.example' }],
    ['for another audience', { aud: 'another' }],
    ['that has expired', { exp: secondsFromNow(-6) }],
    ['that never expires', { exp: undefined }],
    ['that is not valid yet', { nbf: secondsFromNow(60) }],
    ['of nobody', { sub: '' }],
    ['whose user is no text', { sub: 7 as unknown as string }],
  ])('%s', async (_, claims) => {
    expect(await codeOf(check(await issuer.tokenOf('ann', claims)))).toBe('unauthenticated')
  })

  it('that is none', async () => {
    for (const token of [undefined, '', 'token', 'a.b.c', 'ey.ey.ey'])
      expect(await codeOf(check(token))).toBe('unauthenticated')
  })

  it('without a signature, or signed with the public key as a shared secret', async () => {
    const claims = { sub: 'ann', iss: issuer.provider.issuer, aud: 'shop', exp: secondsFromNow(60) }
    const unsigned = `${base64({ alg: 'none' })}.${base64(claims)}.`
    expect(await codeOf(check(unsigned))).toBe('unauthenticated')
    const published = await fetch(issuer.provider.jwksUrl).then((response) => response.text())
    for (const secret of [published, JSON.stringify(JSON.parse(published).keys[0])]) {
      const forged = new SignJWT(claims).setProtectedHeader({ alg: 'HS256', kid: 'first' })
      expect(await codeOf(check(await forged.sign(new TextEncoder().encode(secret))))).toBe('unauthenticated')
    }
  })

  it('signed with a key of their own, named or brought along', async () => {
    const { privateKey, publicKey } = await generateKeyPair('ES256')
    const jwk = await exportJWK(publicKey)
    const claims = { sub: 'ann', iss: issuer.provider.issuer, aud: 'shop', exp: secondsFromNow(60) }
    for (const header of [{ kid: 'first' }, { kid: 'unknown' }, { jwk }, { kid: 'first', jwk }]) {
      const token = await new SignJWT(claims).setProtectedHeader({ alg: 'ES256', ...header }).sign(privateKey)
      expect(await codeOf(check(token))).toBe('unauthenticated')
    }
  })

  it('whose algorithm the site does not take', async () => {
    const strict = createUserCheck({ ...issuer.provider, algorithms: ['RS256'] })
    expect(await codeOf(strict(await issuer.tokenOf('ann')))).toBe('unauthenticated')
  })
})

it('lets clocks differ a little', async () => {
  expect(await check(await issuer.tokenOf('ann', { exp: secondsFromNow(-2) }))).toBe('ann')
  const strict = createUserCheck({ ...issuer.provider, leewaySeconds: 0 })
  expect(await codeOf(strict(await issuer.tokenOf('ann', { exp: secondsFromNow(-2) })))).toBe(
    'unauthenticated',
  )
})

it('takes another claim for the user', async () => {
  const byMail = createUserCheck({ ...issuer.provider, userClaim: 'uid' })
  expect(await byMail(await issuer.tokenOf('ann', { uid: 'u-1' }))).toBe('u-1')
  expect(await codeOf(byMail(await issuer.tokenOf('ann')))).toBe('unauthenticated')
})

it('says that the provider cannot be reached, and does not blame the token', async () => {
  const unreachable = createUserCheck({ ...issuer.provider, jwksUrl: 'http://127.0.0.1:9/jwks.json' })
  expect(await codeOf(unreachable(await issuer.tokenOf('ann')))).toBe('provider_unavailable')
})

describe('a provider', () => {
  const provider: IdentityProvider = { jwksUrl: 'https://a.example/jwks', issuer: 'a', audience: 'b' }

  it.each([
    [{ algorithms: ['HS256'] }, 'HS256 is not safe'],
    [{ algorithms: ['none'] }, 'none is not safe'],
    [{ audience: [] }, 'audience must'],
    [{ issuer: '' }, 'issuer must'],
    [{ jwksUrl: 'jwks.json' }, 'jwksUrl must'],
  ])('of %j is refused at the start', (wrong, message) => {
    expect(() => createUserCheck({ ...provider, ...(wrong as object) })).toThrow(message)
    expect(() => jwks({ ...provider, ...(wrong as object) })).toThrow(message)
  })

  it('of Firebase, Supabase or Auth0 is known by its project', () => {
    expect(firebase({ projectId: 'shop-1' })).toMatchObject({
      issuer: 'https://securetoken.google.com/shop-1',
      audience: 'shop-1',
      algorithms: ['RS256'],
    })
    expect(supabase({ projectUrl: 'https://ab.supabase.co/' })).toMatchObject({
      issuer: 'https://ab.supabase.co/auth/v1',
      jwksUrl: 'https://ab.supabase.co/auth/v1/.well-known/jwks.json',
      audience: 'authenticated',
    })
    expect(auth0({ domain: 'shop.eu.auth0.com', audience: 'https://api.shop.example' })).toMatchObject({
      issuer: 'https://shop.eu.auth0.com/',
      jwksUrl: 'https://shop.eu.auth0.com/.well-known/jwks.json',
      audience: 'https://api.shop.example',
    })
  })
})
