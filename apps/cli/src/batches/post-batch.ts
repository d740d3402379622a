import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { BatchReceipt } from '@sojourn/contract'
import { CommandError } from '../command-error.ts'
import { refusalOf } from '../target/read-answer.ts'
import type { Target } from '../target/target.ts'

const compress = promisify(gzip)

/** How long a server may say that it cannot store, before the command gives up. */
const patienceMs = 10 * 60_000
/** Longest wait between two attempts. */
const waitMsMax = 15_000
/** Answers that ask to come back later: too many requests, starting, no room, a proxy without its server. */
const later: ReadonlySet<number> = new Set([429, 502, 503, 504])

/**
 * Sends one batch, again as often as the server cannot take it yet; event ids make that harmless.
 * @throws CommandError where the server refuses the request, or could not store for ten minutes.
 */
export async function postBatch(
  target: Target,
  body: string,
  options: { siteId?: string | undefined; signal?: AbortSignal | undefined } = {},
): Promise<BatchReceipt> {
  const packed = target.isLocal ? body : await compress(body)
  const givesUpAt = Date.now() + patienceMs
  for (let attempt = 0; ; attempt++) {
    const answer = await target.ask('/api/v1/events/batch', {
      method: 'POST',
      body: packed,
      query: { siteId: options.siteId },
      headers: target.isLocal ? {} : { 'content-encoding': 'gzip' },
    })
    if (answer.ok) return (await answer.json()) as BatchReceipt
    const receipt = answer.status === 400 ? await refusedAll(answer.clone()) : undefined
    if (receipt) return receipt
    const refusal = await refusalOf(answer)
    if (!later.has(answer.status)) throw refusal
    if (Date.now() > givesUpAt)
      throw new CommandError(`The server has not been able to store for ten minutes: ${refusal.message}`)
    await wait(waitMs(answer, attempt), undefined, options.signal ? { signal: options.signal } : {})
  }
}

/** Doubling from half a second, or what the server asks for; with chance, so that several senders spread. */
function waitMs(answer: Response, attempt: number): number {
  const asked = Number(answer.headers.get('retry-after') ?? 0) * 1000
  const own = 500 * 2 ** Math.min(attempt, 6)
  return Math.min(waitMsMax, Math.max(asked || 0, own)) * (0.75 + Math.random() / 2)
}

/** A batch whose events were all refused is answered as a problem that carries the receipt. */
async function refusedAll(answer: Response): Promise<BatchReceipt | undefined> {
  const value = (await answer.json().catch(() => undefined)) as Partial<BatchReceipt> | undefined
  return Array.isArray(value?.rejected) ? (value as BatchReceipt) : undefined
}
