import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { importJWK, type JWK, SignJWT } from 'jose'
import { type Api, createApi } from '../create-api.ts'
import { openIssuer } from '../open-issuer.ts'

/** What a tenant has, drawn at random. Ids that clients choose are drawn from few, so that tenants have the same ones. */
export const shapes = fc.record({
  siteCount: fc.integer({ min: 1, max: 2 }),
  events: fc.array(
    fc.record({
      type: fc.constantFrom('page_view', 'add_to_cart', 'purchase', 'message_sent', 'search'),
      sessionId: fc.constantFrom('s1', 's2', 's3'),
      userId: fc.constantFrom('ann', 'bob', undefined),
      path: fc.constantFrom('/', '/products/mug', '/checkout'),
      revenue: fc.constantFrom(undefined, 5, 12.5),
      minutesAgo: fc.integer({ min: 1, max: 20 }),
    }),
    { minLength: 4, maxLength: 12 },
  ),
})
type Shape = typeof shapes extends fc.Arbitrary<infer Drawn> ? Drawn : never

/** An organization with sites, people, keys and what was collected; its word stands in everything it wrote. */
export interface Tenant {
  readonly word: string
  readonly siteIds: readonly string[]
  /** Who may ask for it, by kind of credential. */
  readonly callers: Readonly<Record<'key' | 'owner' | 'vendor' | 'user', Record<string, string>>>
  /** Ids of what is its own and nobody else's, as paths name them. */
  readonly ids: Readonly<Record<string, string>>
  /** Of its list of sessions. */
  readonly cursor: string
  /** Words and ids that stand in nobody else's answers. */
  readonly own: readonly string[]
  close(): void
}

const password = 'correct horse battery'
const cookiesOf = (headers: Headers) =>
  headers
    .getSetCookie()
    .map((each) => each.split(';', 1)[0])
    .join('; ')

/** Makes a tenant by the API alone, as its owner would; `installer` may make organizations. */
export async function makeTenant(
  { url, installer }: { url: string; installer: Api },
  { siteCount, events }: Shape,
): Promise<Tenant> {
  const word = `w${randomBytes(5).toString('hex')}`
  const anybody = createApi(url, undefined)
  const made = async (api: Api, path: string, body: object, headers: Record<string, string> = {}) => {
    const { status, body: answer, text } = await api('POST', `/api/v1/${path}`, body, headers)
    if (status > 299) throw new Error(`${path}: ${text}`)
    return answer as Record<string, Record<string, string>>
  }

  const { organization } = await made(installer, 'organizations', { name: `${word} Ltd` })
  const organizationId = organization?.organizationId ?? ''
  const email = `${word}@shop.example`
  const invited = await made(installer, `invitations?organizationId=${organizationId}`, {
    email,
    role: 'owner',
  })
  const [, token] = String(invited.link).split('#')
  await made(anybody, 'invitations/accept', { token, name: word, password })
  const signedIn = await anybody('POST', '/api/auth/sign-in/email', { email, password }, { origin: url })
  const owner = { origin: url, cookie: cookiesOf(signedIn.headers) }
  const make = (path: string, body: object) => made(anybody, path, body, owner)

  const sites: string[] = []
  while (sites.length < siteCount)
    sites.push((await make('sites', { name: `${word} ${sites.length}` })).site?.siteId ?? '')
  const [siteId = ''] = sites
  const issuer = await openIssuer()
  const scopes = ['collect', 'read', 'export', 'admin']
  const key = await make('keys', { name: word, kind: 'secret', siteId: null, scopes })
  const segment = await make('segments', {
    name: word,
    siteId: null,
    rule: { of: 'sessions', where: { event: { type: 'page_view' } } },
  })
  const provider = await make(`sites/${siteId}/identity-providers`, { ...issuer.facts, name: word })
  const vendor = await make('tenant-keys', { name: word, algorithm: 'EdDSA' })
  const invitation = await make('invitations', { email: `${word}-2@shop.example`, role: 'viewer' })
  const me = await anybody('GET', '/api/v1/me', undefined, owner)

  const api = createApi(url, String(key.secret))
  const own = { sessionId: `${word}-s`, userId: `${word}-u`, visitorId: `${word}-v` }
  const times = Date.now()
  const sent = [
    { ...own, type: 'page_view', path: `/${word}`, timestamp: times },
    { ...own, type: `${word}_done`, timestamp: times },
    ...events.map(({ minutesAgo, sessionId, ...event }) => ({
      ...event,
      sessionId,
      visitorId: `of-${sessionId}`,
      timestamp: times - minutesAgo * 60_000,
    })),
  ].map((event, index) => ({
    ...event,
    eventId: `e${index}`,
    title: word,
    referrer: `https://${word}.example/`,
    url: `https://shop.example${'path' in event ? event.path : ''}?utm_source=${word}`,
    properties: { [word]: word, text: word, query: word, products: [{ productId: word, price: 1 }] },
  }))
  for (const each of sites)
    await made(api, `events/batch?siteId=${each}`, { events: sent }).then((answer) => {
      if (Number(answer.accepted) !== sent.length) throw new Error(JSON.stringify(answer))
    })
  await made(api, `sessions?siteId=${siteId}`, { sessionId: `${word}-m`, metadata: { note: word } })
  const erasure = await anybody('DELETE', `/api/v1/users/${word}-gone`, undefined, owner)

  const ids = {
    id: siteId,
    siteId,
    organizationId,
    sessionId: own.sessionId,
    userId: own.userId,
    segmentId: segment.segment?.segmentId ?? '',
    providerId: provider.provider?.providerId ?? '',
    keyId: key.key?.keyId ?? '',
    accountId: String(me.body.accountId),
    invitationId: invitation.invitation?.invitationId ?? '',
    tenantKeyId: vendor.key?.tenantKeyId ?? '',
    erasureId: (erasure.body.erasure as Record<string, string>).erasureId ?? '',
  }
  const page = await api('GET', `/api/v1/sessions?siteId=${siteId}&limit=1`)
  const cursor = String(page.body.nextCursor)
  const nameless = Object.entries(ids).filter(([, id]) => !id)
  if (nameless.length > 0) throw new Error(`not made: ${nameless}`)
  const vendorToken = await new SignJWT({ organizationId, scopes: ['read', 'export'] })
    .setProtectedHeader({ alg: 'EdDSA', kid: ids.tenantKeyId })
    .setExpirationTime('1h')
    .sign(await importJWK(vendor.privateKey as JWK, 'EdDSA'))
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` })
  return {
    word,
    siteIds: sites,
    callers: {
      key: bearer(String(key.secret)),
      owner,
      vendor: bearer(vendorToken),
      user: bearer(await issuer.sign({ sub: 'ann' })),
    },
    ids,
    cursor,
    own: [word, ...sites, ...Object.values(ids)],
    close: () => issuer.close(),
  }
}
