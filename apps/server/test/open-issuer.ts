import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose'

/** Somebody who signs tokens of a site's users, with the keys for checking them on this machine. */
export interface Issuer {
  /** What the site is told of it. */
  readonly facts: {
    readonly name: string
    readonly issuer: string
    readonly audiences: string[]
    readonly authorizedParties: string[]
    readonly jwksUrl: string
    readonly algorithms: string[]
    readonly leewaySeconds: number
    readonly userClaim: string
  }
  /** A token that is good for an hour, where the claims do not say otherwise. */
  sign(claims: JWTPayload): Promise<string>
  close(): void
}

export async function openIssuer(): Promise<Issuer> {
  const { privateKey, publicKey } = await generateKeyPair('ES256')
  const keys = [{ ...(await exportJWK(publicKey)), kid: 'one', alg: 'ES256' }]
  const server = createServer((_, response) => response.end(JSON.stringify({ keys })))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  return {
    facts: {
      name: 'Shop',
      issuer,
      audiences: ['shop'],
      authorizedParties: [],
      jwksUrl: `${issuer}jwks`,
      algorithms: ['ES256'],
      leewaySeconds: 5,
      userClaim: 'sub',
    },
    sign: (claims) =>
      new SignJWT({ iss: issuer, aud: 'shop', exp: Math.floor(Date.now() / 1000) + 3600, ...claims })
        .setProtectedHeader({ alg: 'ES256', kid: 'one' })
        .sign(privateKey),
    close: () => void server.close(),
  }
}
