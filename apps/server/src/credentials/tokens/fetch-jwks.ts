import { get as getHttp } from 'node:http'
import { get as getHttps } from 'node:https'
import { isPrivateAddress } from '../../http/is-private-address.ts'
import { lookUpPublic } from '../../http/look-up-public.ts'

/** More than any provider's set of keys, in bytes. */
const bytesMax = 256 * 1024

/**
 * Fetches a provider's keys. The address is a customer's to choose, so it must not lead into our own network: it is https,
 * no redirect is followed, and a name is resolved to public addresses only, at the moment of connecting.
 * @throws Error that says what is wrong with the address or the answer.
 */
export function fetchJwks(
  address: string,
  { allowPrivate, signal }: { allowPrivate: boolean; signal: AbortSignal },
): Promise<Response> {
  const url = new URL(address)
  if (url.protocol !== 'https:' && !allowPrivate) throw new Error('the address of the keys must be https')
  if (!allowPrivate && isPrivateAddress(url.hostname.replace(/^\[|\]$/g, '')))
    throw new Error('the address of the keys is not public')
  const get = url.protocol === 'https:' ? getHttps : getHttp
  return new Promise((resolve, reject) => {
    const request = get(
      url,
      { headers: { accept: 'application/json' }, signal, ...(allowPrivate ? {} : { lookup: lookUpPublic }) },
      (response) => {
        const chunks: Buffer[] = []
        let bytes = 0
        response.on('data', (chunk: Buffer) => {
          bytes += chunk.length
          if (bytes > bytesMax) request.destroy(new Error('the set of keys is too large'))
          else chunks.push(chunk)
        })
        response.on('error', reject)
        response.on('end', () => {
          const status = response.statusCode ?? 0
          if (status === 200) resolve(new Response(Buffer.concat(chunks), { status }))
          else reject(new Error(`the address of the keys answered ${status}`))
        })
      },
    )
    request.on('error', reject)
  })
}
