import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'

/** An OpenID provider on this machine, which everybody is signed in to who comes with the code of an address. */
export interface OpenIdProvider {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  readonly name: string
  close(): void
}

export async function openOpenId(
  claimsOf: (code: string) => Record<string, unknown>,
): Promise<OpenIdProvider> {
  const { privateKey, publicKey } = await generateKeyPair('ES256')
  const jwk = { ...(await exportJWK(publicKey)), kid: 'one', alg: 'ES256' }
  const [clientId, clientSecret] = ['sojourn', 'secret']
  const tokenFor = (code: string) =>
    new SignJWT({ email_verified: true, ...claimsOf(code) })
      .setProtectedHeader({ alg: 'ES256', kid: 'one' })
      .setIssuer(issuer)
      .setAudience(clientId)
      .setIssuedAt()
      .setExpirationTime('5m')
      .sign(privateKey)
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', issuer)
    let body = ''
    for await (const chunk of request) body += chunk
    response.setHeader('content-type', 'application/json')
    if (pathname === '/.well-known/openid-configuration')
      return response.end(
        JSON.stringify({
          issuer,
          authorization_endpoint: `${issuer}/authorize`,
          token_endpoint: `${issuer}/token`,
          jwks_uri: `${issuer}/jwks`,
          id_token_signing_alg_values_supported: ['ES256'],
        }),
      )
    if (pathname === '/jwks') return response.end(JSON.stringify({ keys: [jwk] }))
    const code = new URLSearchParams(body).get('code') ?? ''
    const token = { access_token: 'x', token_type: 'Bearer', id_token: await tokenFor(code) }
    return response.end(JSON.stringify(token))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { issuer, clientId, clientSecret, name: 'Company', close: () => void server.close() }
}
