import { type Agent, get } from 'node:http'
import { RSS_HEADER } from './protocol.ts'

/**
 * Asks the child for a sign of life, by way of chDB.
 * @returns its resident memory in bytes.
 * @throws {Error} where it does not answer in time, or answers that ClickHouse is gone.
 */
export function pingChild(agent: Agent, headers: Record<string, string>, timeoutMs: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const signal = AbortSignal.timeout(Math.ceil(timeoutMs))
    const request = get('http://localhost/ping', { agent, headers, signal }, (response) => {
      response.resume()
      response.once('end', () => {
        if (response.statusCode === 200) resolve(Number(response.headers[RSS_HEADER]))
        else reject(new Error(`the engine answered ${response.statusCode}`))
      })
      response.once('error', reject)
    })
    request.once('error', reject)
  })
}
