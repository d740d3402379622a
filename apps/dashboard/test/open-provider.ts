import { generateKeyPairSync, sign } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** An OpenID provider on this machine, which signs everybody in as the same person and asks nothing. */
export interface Provider {
  /** What a server needs to know of it. */
  readonly settings: Readonly<Record<string, string>>
  close(): void
}

const base64 = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')

export async function openProvider(email: string): Promise<Provider> {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const key = { ...publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'ES256', use: 'sig' }
  let nonce: string | null = null
  const token = () => {
    const now = Math.floor(Date.now() / 1000)
    const who = { sub: 'one', email, name: 'Owner', email_verified: true, ...(nonce ? { nonce } : {}) }
    const claims = { iss: issuer, aud: 'sojourn', iat: now, exp: now + 300, ...who }
    const text = `${base64({ alg: 'ES256', kid: 'one' })}.${base64(claims)}`
    const signature = sign('sha256', Buffer.from(text), { key: privateKey, dsaEncoding: 'ieee-p1363' })
    return `${text}.${signature.toString('base64url')}`
  }
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', issuer)
    const answer = (body: object) =>
      response.setHeader('content-type', 'application/json').end(JSON.stringify(body))
    if (pathname === '/authorize') {
      nonce = searchParams.get('nonce')
      const back = new URL(searchParams.get('redirect_uri') ?? issuer)
      back.search = new URLSearchParams({ code: 'one', state: searchParams.get('state') ?? '' }).toString()
      return void response.writeHead(302, { location: back.href }).end()
    }
    if (pathname === '/jwks') return void answer({ keys: [key] })
    if (pathname === '/token')
      return void answer({ access_token: 'x', token_type: 'Bearer', id_token: token() })
    return void answer({
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/jwks`,
      id_token_signing_alg_values_supported: ['ES256'],
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    settings: {
      SOJOURN_OPENID_ISSUER: issuer,
      SOJOURN_OPENID_CLIENT_ID: 'sojourn',
      SOJOURN_OPENID_CLIENT_SECRET: 'secret',
      SOJOURN_OPENID_NAME: 'Company',
    },
    close: () => void server.close(),
  }
}
