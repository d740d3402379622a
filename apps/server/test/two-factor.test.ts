import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeMember, password, signIn } from './make-member.ts'
import { openTestApp, type TestApp } from './open-test-app.ts'

let app: TestApp
let ann: Record<string, string>
let uri: URL
let recoveryCodes: string[]
beforeAll(async () => {
  app = await openTestApp()
  ann = await makeMember(app, app.first.organizationId, 'ann', 'admin')
})
afterAll(() => app.close())

const post = (path: string, headers: Record<string, string>, body: object) =>
  app.ask(`/api/auth/${path}`, { method: 'POST', headers, body })
const cookiesOf = (headers: Headers) =>
  headers
    .getSetCookie()
    .filter((each) => !/max-age=0/i.test(each))
    .map((each) => each.split(';', 1)[0])
    .join('; ')

/** The one-time password of an app on a phone, by RFC 6238; `ahead` in steps of 30 seconds. */
function oneTimePassword(ahead = 0): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const bits = [...(uri.searchParams.get('secret') ?? '')]
    .map((letter) => letters.indexOf(letter).toString(2).padStart(5, '0'))
    .join('')
  const secret = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + ahead))
  const digest = createHmac('sha1', secret).update(counter).digest()
  const offset = (digest.at(-1) ?? 0) & 15
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

/** The headers of somebody whose password was right, and who has to give a second factor. */
async function begin() {
  const answer = await post(
    'sign-in/email',
    { origin: 'http://localhost' },
    { email: 'ann@shop.example', password },
  )
  expect([answer.status, answer.body]).toMatchObject([200, { twoFactorRedirect: true }])
  return { origin: 'http://localhost', cookie: cookiesOf(answer.headers) }
}
const me = async (cookie: string) => app.ask('/api/v1/me', { headers: { cookie } })

describe('a second factor', () => {
  it('is set up with the password and a first one-time password', async () => {
    expect((await post('two-factor/enable', {}, { password })).status).toBe(401)
    expect((await post('two-factor/enable', ann, { password: 'not the password' })).status).toBe(400)
    const begun = await post('two-factor/enable', ann, { password })
    expect(begun.status, begun.text).toBe(200)
    uri = new URL(String(begun.body.totpURI))
    recoveryCodes = begun.body.backupCodes as string[]
    expect([uri.protocol, uri.searchParams.get('issuer'), recoveryCodes.length]).toEqual([
      'otpauth:',
      'Sojourn',
      10,
    ])
    expect((await me(ann.cookie ?? '')).body.twoFactorEnabled).toBe(false)
    const confirmed = await post('two-factor/verify-totp', ann, { code: oneTimePassword() })
    expect(confirmed.status, confirmed.text).toBe(200)
    const cookie = cookiesOf(confirmed.headers) || (ann.cookie ?? '')
    expect((await me(cookie)).body.twoFactorEnabled).toBe(true)
    ann = { origin: 'http://localhost', cookie }
  })

  it('is asked for at each sign-in: a password alone opens nothing', async () => {
    const half = await begin()
    expect((await me(half.cookie)).status).toBe(401)
    const wrong = await post('two-factor/verify-totp', half, { code: '000000' })
    expect([400, 401]).toContain(wrong.status)
    expect((await me(half.cookie)).status).toBe(401)
    const right = await post('two-factor/verify-totp', half, { code: oneTimePassword() })
    expect(right.status, right.text).toBe(200)
    expect((await me(cookiesOf(right.headers))).body).toMatchObject({ email: 'ann@shop.example' })
  })

  it('can be a recovery code, each of them once', async () => {
    const [code = ''] = recoveryCodes
    const first = await post('two-factor/verify-backup-code', await begin(), { code })
    expect(first.status, first.text).toBe(200)
    expect((await me(cookiesOf(first.headers))).status).toBe(200)
    const again = await post('two-factor/verify-backup-code', await begin(), { code })
    expect([400, 401]).toContain(again.status)
  })

  it('has new recovery codes for the password, and the former ones are void', async () => {
    const made = await post('two-factor/generate-backup-codes', ann, { password })
    expect(made.status, made.text).toBe(200)
    const [old = '', fresh = ''] = [recoveryCodes[1], (made.body.backupCodes as string[])[0]]
    expect([400, 401]).toContain(
      (await post('two-factor/verify-backup-code', await begin(), { code: old })).status,
    )
    expect((await post('two-factor/verify-backup-code', await begin(), { code: fresh })).status).toBe(200)
  })

  it('cannot be guessed: after some wrong ones even the right one has to wait', async () => {
    const statuses: number[] = []
    for (let tries = 0; tries < 12; tries++) {
      const { status } = await post('two-factor/verify-totp', await begin(), { code: '000000' })
      statuses.push(status)
    }
    expect(statuses.at(-1)).toBe(429)
    const right = await post('two-factor/verify-totp', await begin(), { code: oneTimePassword() })
    expect(right.status).toBe(429)
  })

  it('is ended with the password', async () => {
    expect((await post('two-factor/disable', ann, { password })).status).toBe(200)
    expect((await me((await signIn(app, 'ann@shop.example')).cookie ?? '')).body.twoFactorEnabled).toBe(false)
  })
})
