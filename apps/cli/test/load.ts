import { setTimeout as wait } from 'node:timers/promises'

/** Keys that the servers under load are started with. */
export const keys = {
  SOJOURN_WRITE_KEY: 'pk_under-load',
  SOJOURN_SECRET_KEY: 'sk_under-load',
}

/** Clients that go on sending while servers come and go. */
export interface Load {
  /** Ids of the events that a 2xx stands for. */
  readonly acknowledged: ReadonlySet<string>
  /** Where to send from now on. */
  sendTo(url: string): void
  /** Resolves when so many more events have been acknowledged. */
  more(events: number): Promise<void>
  /** Ends the clients: at once, or when what they sent last is acknowledged. */
  stop(how: 'at once' | 'when acknowledged'): Promise<void>
}

/**
 * Starts clients that send batches and single events, and send again what was refused or got no answer.
 * @param name of this load, where others go to the same site: no event of one is an event of another
 */
export function startLoad(clients: number, name = 'load'): Load {
  const acknowledged = new Set<string>()
  let isStopping = false
  let isCut = false
  let target = ''

  async function deliver(events: readonly { eventId: string }[]): Promise<void> {
    const single = events.length === 1
    while (!isCut) {
      const answer = await fetch(`${target}/api/v1/events${single ? '' : '/batch'}`, {
        method: 'POST',
        headers: { 'x-write-key': keys.SOJOURN_WRITE_KEY, 'content-type': 'application/json' },
        body: JSON.stringify(single ? events[0] : { events }),
      }).catch(() => undefined)
      const text = await answer?.text().catch(() => undefined)
      if (answer?.ok && text !== undefined) {
        for (const { eventId } of events) acknowledged.add(eventId)
        return
      }
      if (answer && answer.status !== 503) throw new Error(`answered ${answer.status}: ${text}`)
      await wait(20)
    }
  }

  async function run(client: number): Promise<void> {
    for (let round = 0; !isStopping; round++) {
      const length = [1, 12, 40][(round + client) % 3] as number
      await deliver(Array.from({ length }, (_, index) => eventOf(`${name}.${client}`, round, index)))
    }
  }
  const running = Array.from({ length: clients }, (_, client) => run(client))
  const all = Promise.all(running)

  return {
    acknowledged,
    sendTo: (url) => {
      target = url
    },
    async more(events) {
      const wanted = acknowledged.size + events
      while (acknowledged.size < wanted) await Promise.race([wait(5), all])
    },
    async stop(how) {
      isStopping = true
      isCut = how === 'at once'
      await all
    },
  }
}

/** Sessions that all clients share, visits of their own, and times in disorder. */
function eventOf(client: string, round: number, index: number) {
  const eventId = `${client}.${round}.${index}`
  const timestamp = Date.now() - ((round * 7919 + index * 104_729) % 7_200_000)
  const type = ['page_view', 'click', 'add_to_cart'][index % 3] as string
  const place = index % 4 === 0 ? { visitorId: `visitor-${client}` } : { sessionId: `shared-${index % 10}` }
  return { eventId, type, path: `/page-${index % 5}`, timestamp, ...place }
}

/** The ids of all events that a server holds. */
export async function readStored(url: string): Promise<string[]> {
  const answer = await fetch(`${url}/api/v1/export/events`, {
    headers: { authorization: `Bearer ${keys.SOJOURN_SECRET_KEY}` },
  })
  const text = await answer.text()
  if (!answer.ok) throw new Error(`answered ${answer.status}: ${text}`)
  const lines = text.split('\n').filter((line) => line !== '')
  return lines.map((line) => String(JSON.parse(line).eventId))
}
