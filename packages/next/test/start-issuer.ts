import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose'
import type { IdentityProvider } from '../src/server/identity/identity-provider.ts'

/** An identity provider that signs for whoever it is asked to. */
export interface Issuer {
  readonly provider: IdentityProvider
  /** A token of this user, good for a minute; claims and header as given win. */
  tokenOf(userId: string, claims?: JWTPayload, header?: { alg?: string; kid?: string }): Promise<string>
  /** How often the keys were asked for. */
  readonly asked: number
  stop(): Promise<void>
}

export async function startIssuer(): Promise<Issuer> {
  const { privateKey, publicKey } = await generateKeyPair('ES256')
  const jwk = { ...(await exportJWK(publicKey)), kid: 'first', alg: 'ES256', use: 'sig' }
  let asked = 0
  const server = createServer((_, response) => {
    asked++
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ keys: [jwk] }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    provider: { jwksUrl: `${issuer}/jwks.json`, issuer, audience: 'shop' },
    tokenOf: (userId, claims = {}, header = {}) =>
      new SignJWT({
        sub: userId,
        iss: issuer,
        aud: 'shop',
        exp: Math.floor(Date.now() / 1000) + 60,
        ...claims,
      })
        .setProtectedHeader({ alg: 'ES256', kid: jwk.kid, ...header })
        .sign(privateKey),
    get asked() {
      return asked
    },
    async stop() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
