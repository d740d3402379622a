import type { Agent } from 'node:http'
import { setTimeout } from 'node:timers/promises'
import { pingChild } from './ping-child.ts'
import type { EngineChild } from './start-child.ts'

const PING_EVERY_MS = 1_000

/**
 * Watches a child until it ends, and kills it where it has not answered for `answerTimeoutMs`: after a native crash
 * chDB's process stays, and answers nothing (10 minutes in a trial).
 * @returns a sentence on how it ended.
 */
export async function watchChild(
  child: EngineChild,
  agent: Agent,
  headers: Record<string, string>,
  answerTimeoutMs: number,
  onRss: (bytes: number) => void,
): Promise<string> {
  const over = new AbortController()
  const ended = child.ended.finally(() => over.abort())
  let answeredAt = performance.now()
  let fault = 'no answer'
  while (!over.signal.aborted) {
    const silentMs = performance.now() - answeredAt
    if (silentMs >= answerTimeoutMs) {
      child.kill()
      return `${await ended} after ${Math.round(silentMs)} ms of silence (${fault})`
    }
    try {
      onRss(await pingChild(agent, headers, Math.ceil(answerTimeoutMs - silentMs)))
      answeredAt = performance.now()
    } catch (error) {
      fault = error instanceof Error ? error.message : String(error)
    }
    await setTimeout(Math.min(PING_EVERY_MS, answerTimeoutMs / 4), undefined, {
      signal: over.signal,
      ref: false,
    }).catch(() => {})
  }
  return ended
}
