import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { isPrivateAddress } from '../http/is-private-address.ts'
import { lookUpPublic } from '../http/look-up-public.ts'

/** How long an answer may take, in milliseconds. */
const timeoutMs = 15_000

export interface OutsideOptions {
  /** Whether addresses of private networks, and those without TLS, may be called. */
  readonly allowPrivate: boolean
}

/**
 * Posts JSON to an address that a customer chose, and answers the status. The address must not lead into our own network:
 * it is https, no redirect is followed, and a name is resolved to public addresses only, at the moment of connecting.
 * @throws Error that says what is wrong with the address, or why nobody answered.
 */
export function postOutside(
  address: string,
  body: string,
  headers: Readonly<Record<string, string>>,
  { allowPrivate }: OutsideOptions,
): Promise<number> {
  const fault = faultOfAddress(address, { allowPrivate })
  if (fault !== undefined) return Promise.reject(new Error(`the address ${fault}`))
  const url = new URL(address)
  const send = url.protocol === 'https:' ? requestHttps : requestHttp
  return new Promise((resolve, reject) => {
    const request = send(
      url,
      {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'content-length': String(Buffer.byteLength(body)),
          'user-agent': 'Sojourn',
          ...headers,
        },
        signal: AbortSignal.timeout(timeoutMs),
        agent: false,
        ...(allowPrivate ? {} : { lookup: lookUpPublic }),
      },
      (response) => {
        resolve(response.statusCode ?? 0)
        // What it says beside the status interests nobody, however long it is.
        response.destroy()
      },
    )
    request.on('error', reject)
    request.end(body)
  })
}

/** What is wrong with an address before it is called; undefined: nothing that can be seen from it. */
export function faultOfAddress(address: string, { allowPrivate }: OutsideOptions): string | undefined {
  if (allowPrivate) return undefined
  const url = new URL(address)
  if (url.protocol !== 'https:') return 'must be https'
  if (isPrivateAddress(url.hostname.replace(/^\[|\]$/g, ''))) return 'must be public'
  return undefined
}
