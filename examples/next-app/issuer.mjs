import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'

/** Long enough to look around; a real provider is asked for a new one in time. */
const tokenSeconds = 3600

/**
 * An identity provider as small as can be: `GET /jwks.json` are its keys, `POST /token` with `{"name", "password"}` answers
 * `{"token"}`. It believes everybody whose password is `mug`.
 * @param {{ port: number }} options `port` 0: any free one
 * @returns {Promise<{ url: string, stop(): Promise<void> }>}
 */
export async function serveIssuer({ port }) {
  const { privateKey, publicKey } = await generateKeyPair('ES256')
  const key = { ...(await exportJWK(publicKey)), kid: 'example', alg: 'ES256', use: 'sig' }
  const sign = (name) =>
    new SignJWT({ name })
      .setProtectedHeader({ alg: 'ES256', kid: key.kid })
      .setIssuer(url())
      .setAudience('mugs-and-more')
      .setSubject(name)
      .setExpirationTime(`${tokenSeconds}s`)
      .sign(privateKey)

  const server = createServer(async (request, response) => {
    response.setHeader('content-type', 'application/json')
    if (request.url === '/jwks.json') return response.end(JSON.stringify({ keys: [key] }))
    const { name, password } = JSON.parse((await text(request)) || '{}')
    if (request.url !== '/token' || !name || password !== 'mug') return response.writeHead(401).end('{}')
    response.end(JSON.stringify({ token: await sign(name), expiresIn: tokenSeconds }))
  })
  const url = () => `http://localhost:${server.address().port}`
  await new Promise((resolve) => server.listen(port, resolve))
  return {
    url: url(),
    async stop() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const { url } = await serveIssuer({ port: Number(process.env.PORT ?? '4501') })
  console.log(`The identity provider is on ${url}`)
}
