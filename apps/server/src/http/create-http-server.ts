import type { IncomingMessage, Server } from 'node:http'
import { createAdaptorServer } from '@hono/node-server'

/** How long a sender may take, in milliseconds. */
export interface HttpLimits {
  /** Until the last header is here. */
  readonly headersMs: number
  /** Until the whole request is here: a batch of 1 MiB over 150 kbit/s. */
  readonly requestMs: number
  /** Of silence between two requests: longer than the minute of most proxies, who would else send into a closed connection. */
  readonly idleMs: number
  /** How often it is looked who takes longer; what Node.js does by itself is every half minute. */
  readonly lookEveryMs: number
}

export const httpLimits: HttpLimits = {
  headersMs: 15_000,
  requestMs: 60_000,
  idleMs: 65_000,
  lookEveryMs: 5_000,
}

/** A server over HTTP/1.1 that waits for nobody without end. Who sends too slowly is told 408, and cut off. */
export function createHttpServer(
  fetch: Parameters<typeof createAdaptorServer>[0]['fetch'],
  { headersMs, requestMs, idleMs, lookEveryMs }: HttpLimits = httpLimits,
): Server {
  return createAdaptorServer({
    fetch: (request, env) => (hasOneHost(env.incoming) ? fetch(request, env) : refuse()),
    serverOptions: {
      headersTimeout: headersMs,
      requestTimeout: requestMs,
      keepAliveTimeout: idleMs,
      connectionsCheckingInterval: lookEveryMs,
    },
  }) as Server
}

/** Node.js takes the first of several: a proxy in front may have taken another (RFC 9112, 3.2). */
function hasOneHost({ rawHeaders }: Pick<IncomingMessage, 'rawHeaders'>): boolean {
  let hosts = 0
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index]
    if (name?.length === 4 && name.toLowerCase() === 'host') hosts++
  }
  return hosts < 2
}

const refuse = () => new Response(null, { status: 400, headers: { connection: 'close' } })
