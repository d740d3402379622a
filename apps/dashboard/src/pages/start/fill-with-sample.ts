import type { MadeKey } from '../../api/keys.ts'
import { request } from '../../api/request.ts'

/** By which other parts of the page know that a site is being filled. */
export const fillKey = ['fill-with-sample']

/** People of the made-up shop; each sends some fifty events. */
const users = 300
const days = 90
const dayMs = 86_400_000
/** The most that the API takes at once. */
const batchMax = 1000

/**
 * Sends the events of a made-up shop to a site, as `npx sojourn seed` does, with a key of their own that is revoked at the
 * end. What was sent before is not doubled.
 * @throws ApiProblem
 */
export async function fillWithSample(
  siteId: string,
  onProgress: (done: number, total: number) => void,
): Promise<void> {
  const { makeSeedEvents } = await import('@sojourn/sample-shop')
  const until = Math.floor(Date.now() / dayMs) * dayMs
  const events = makeSeedEvents({ number: 1, users, days, until })
  const body = { name: 'Sample data', kind: 'secret', siteId, scopes: ['collect'] }
  const { key, secret } = await request<MadeKey>('/api/v1/keys', { method: 'POST', body })
  try {
    for (let done = 0; done < events.length; done += batchMax) {
      onProgress(done, events.length)
      await request('/api/v1/events/batch', {
        method: 'POST',
        credential: secret,
        body: { events: events.slice(done, done + batchMax) },
      })
    }
  } finally {
    await request(`/api/v1/keys/${key.keyId}`, { method: 'DELETE' })
  }
}
