import { randomUUID } from 'node:crypto'
import { listShopJourneys } from './shop-journeys.ts'

/** What a stream of events is like. */
export interface EventStreamOptions {
  /** Sessions that go on side by side; each event is the next one of any of them. */
  readonly liveSessions: number
  /** `named`: the sender names the session, as our tracker does. `visits`: it does not, as Segment's clients do. */
  readonly sessions: 'named' | 'visits'
}

interface LiveSession {
  readonly journey: readonly Buffer[]
  at: number
  /** The ids and the surroundings, as they stand in each event of the session. */
  readonly head: string
  readonly tail: Buffer
}

const comma = 0x2c
/** Room that an event may take in a body; the longest has some 900. */
export const eventBytesMax = 2_000

/** How many visitors of earlier sessions may come back. */
const pastVisitorsMax = 100_000

/**
 * Events of visitors of a shop who come, look around and leave, each as JSON text. A third of the sessions are of
 * visitors who were there before, one in seven of a user who is signed in. About 700 bytes an event, put together of
 * bytes that lie ready: the machine is shared with what is measured.
 */
export class EventStream {
  readonly #options: EventStreamOptions
  readonly #journeys = listShopJourneys().map((steps) => steps.map((step) => Buffer.from(step)))
  readonly #surroundings = listSurroundings()
  readonly #live: LiveSession[]
  readonly #pastVisitors: string[] = []
  /** Sets the sessions of one stream apart from those of any other. */
  readonly #run = randomUUID().slice(0, 8)
  #sessions = 0

  constructor(options: EventStreamOptions) {
    this.#options = options
    // Those that are there from the start are somewhere in their journeys, so that they do not all end at once.
    this.#live = Array.from({ length: options.liveSessions }, () => this.#begin(Math.random()))
  }

  /** Sessions begun so far. */
  get sessions(): number {
    return this.#sessions
  }

  /** Writes the next event as of `now` (unix milliseconds): the body of `POST /api/v1/events`. */
  writeEvent(target: Buffer, now: number): Buffer {
    return target.subarray(0, this.#write(target, 0, now))
  }

  /** Writes so many events: the body of `POST /api/v1/events/batch`. */
  writeBatch(target: Buffer, events: number, now: number): Buffer {
    let end = target.write('{"events":[', 0, 'latin1')
    for (let count = 0; count < events; count++) {
      if (count > 0) target[end++] = comma
      end = this.#write(target, end, now)
    }
    return target.subarray(0, end + target.write(']}', end, 'latin1'))
  }

  #write(target: Buffer, start: number, now: number): number {
    const place = Math.floor(Math.random() * this.#live.length)
    const session = this.#live[place] as LiveSession
    const step = session.journey[session.at++] as Buffer
    if (session.at >= session.journey.length) this.#live[place] = this.#begin(0)
    let end = start
    end += target.write(`{"eventId":"${randomUUID()}","timestamp":${now}${session.head}`, end, 'latin1')
    end += step.copy(target, end)
    return end + session.tail.copy(target, end)
  }

  #begin(progress: number): LiveSession {
    const number = this.#sessions++
    const journey = this.#journeys[Math.floor(Math.random() * this.#journeys.length)] as readonly Buffer[]
    const visitorId = this.#visitor(number)
    const sessionId = this.#options.sessions === 'named' ? `,"sessionId":"s-${this.#run}-${number}"` : ''
    const userId = number % 7 === 0 ? `,"userId":"user-${number % 50_000}"` : ''
    return {
      journey,
      at: Math.floor(progress * journey.length),
      head: `${sessionId},"visitorId":"${visitorId}"${userId},`,
      tail: this.#surroundings[number % this.#surroundings.length] as Buffer,
    }
  }

  #visitor(session: number): string {
    const past = this.#pastVisitors
    if (session % 3 === 0 && past.length > 0) return past[Math.floor(Math.random() * past.length)] as string
    const visitorId = randomUUID()
    if (past.length < pastVisitorsMax) past.push(visitorId)
    else past[session % pastVisitorsMax] = visitorId
    return visitorId
  }
}

const userAgents = [
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/129.0.0.0 Safari/537.36',
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.6 Safari/605.1.15',
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.6 Mobile/15E148 Safari/604.1',
  'Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/129.0.0.0 Mobile Safari/537.36',
  'Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0',
  'Mozilla/5.0 (iPad; CPU OS 17_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.6 Mobile/15E148 Safari/604.1',
]

/** Contexts of 3,000 visitors: user agents as browsers send them, addresses all over the world. */
function listSurroundings(): Buffer[] {
  return Array.from({ length: 3_000 }, (_, visitor) => {
    const ip = `${1 + ((visitor * 7) % 222)}.${(visitor * 31) % 256}.${(visitor * 17) % 256}.${visitor % 256}`
    const context = {
      userAgent: userAgents[visitor % userAgents.length],
      ip,
      locale: 'en-GB',
      timezone: 'Europe/Berlin',
      screen: { width: 1440, height: 900 },
    }
    return Buffer.from(`,"context":${JSON.stringify(context)}}`)
  })
}
