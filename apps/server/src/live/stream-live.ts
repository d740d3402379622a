import type { LiveAnswer } from '@sojourn/contract'
import type { Caller } from '../credentials/caller.ts'
import { type LiveFeed, tellEveryMs } from './live-feed.ts'
import { presentLiveEvent } from './present-live.ts'
import { showLive } from './show-live.ts'
import type { Watch } from './watch.ts'

/** Proxies close a connection that is silent for longer; the standard of many is 60 s. */
const silenceMaxMs = 15_000
/** A stream ends by itself now and then, so that whoever lost their right to it is not let in again. */
const streamMaxMs = 15 * 60_000
/** How long a client waits before it comes back. */
const retryMs = 2_000

/**
 * The text of a stream of server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html): `live` with
 * who is here at the beginning and whenever that changed, `event` for each event, in the order in which they were stored,
 * and `gap` where some could not be told.
 */
export async function* streamLive(
  feed: LiveFeed,
  watch: Watch,
  siteIds: readonly string[],
  options: { readonly now: () => number; readonly caller: Caller; readonly limit: number },
): AsyncGenerator<string> {
  const { now, caller, limit } = options
  const seesWho = caller.permissions.has('personal_data')
  const endAt = now() + streamMaxMs
  let told = ''
  let toldAt = 0
  let spokenAt = now()
  const live = (answer: LiveAnswer): string => {
    const shownLive = showLive(answer, caller, limit)
    const { at: _at, ...here } = shownLive
    const shown = JSON.stringify(here)
    if (shown === told) return ''
    told = shown
    return message('live', shownLive)
  }
  yield `retry: ${retryMs}\n\n${live(await feed.read(siteIds))}`
  toldAt = now()
  while (!watch.isClosed && now() < endAt) {
    await watch.wait(Math.max(0, Math.min(toldAt + tellEveryMs, spokenAt + silenceMaxMs) - now()))
    const { messages, hasMissed } = watch.take()
    let text = hasMissed ? message('gap', { detail: 'Ask /api/v1/analytics/live for what happened.' }) : ''
    for (const { id, event } of seesWho ? messages : []) text += message('event', presentLiveEvent(event), id)
    if (!watch.isClosed && now() >= toldAt + tellEveryMs) {
      // What the store cannot tell now it tells a moment later.
      text += await feed.readRecent(siteIds).then(live, () => '')
      toldAt = now()
    }
    if (text === '' && now() >= spokenAt + silenceMaxMs) text = ': still here\n\n'
    if (text === '') continue
    yield text
    spokenAt = now()
  }
}

const message = (name: string, data: unknown, id?: string): string =>
  `${id === undefined ? '' : `id: ${id}\n`}event: ${name}\ndata: ${JSON.stringify(data)}\n\n`
