import type { ClientOptions } from './client-options.ts'
import type { Target } from './delivery/post-batch.ts'

/** Where to send, from the options. @throws {TypeError} where the address or the key cannot be one */
export function readTarget({ url, key, siteId, timeoutMs = 10_000 }: ClientOptions): Target {
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
    throw new TypeError('url must be the address of Sojourn, such as https://sojourn.shop.example')
  if (!/^[sp]k_/.test(key))
    throw new TypeError('key must be a secret key (sk_…) or a write key (pk_…) of the site')
  return { url: url.replace(/\/+$/, ''), key, siteId, timeoutMs }
}
