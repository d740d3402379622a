import { setTimeout as wait } from 'node:timers/promises'
import { EventStream, eventBytesMax } from './event-stream.ts'
import { type Answer, HttpConnection } from './http-connection.ts'
import type { LoadOptions, LoadReport } from './load.ts'

/** Connections that an open loop may hold when answers are slow. */
const connectionsMax = 2_000

/** Sends events for so long, and counts what was acknowledged. */
export async function sendLoad(options: LoadOptions): Promise<LoadReport> {
  const sender = new LoadSender(options)
  const startedAt = performance.now()
  await (options.rate > 0 ? sender.sendOnTime(startedAt) : sender.sendInTurn(startedAt))
  return sender.report((performance.now() - startedAt) / 1000)
}

class LoadSender {
  readonly #options: LoadOptions
  readonly #stream: EventStream
  readonly #latencies: number[] = []
  readonly #failures = new Map<string, number>()
  #accepted = 0

  constructor(options: LoadOptions) {
    this.#options = options
    this.#stream = new EventStream(options)
  }

  /** Closed loop: each connection sends, waits for the answer, and sends again. */
  async sendInTurn(startedAt: number): Promise<void> {
    const endsAt = startedAt + this.#options.seconds * 1000
    const send = async () => {
      const connection = this.#connect()
      while (performance.now() < endsAt) await this.#send(connection, performance.now())
      connection.close()
    }
    await Promise.all(Array.from({ length: this.#options.connections }, send))
  }

  /** Open loop: requests go out when they are due, also where earlier ones are still waiting for their answers. */
  async sendOnTime(startedAt: number): Promise<void> {
    const free = Array.from({ length: this.#options.connections }, () => this.#connect())
    let connections = free.length
    const underWay = new Set<Promise<void>>()
    const total = this.#options.rate * this.#options.seconds
    for (let sent = 0; sent < total; sent++) {
      const dueAt = startedAt + (sent * 1000) / this.#options.rate
      while (performance.now() < dueAt) await wait(1)
      while (free.length === 0 && connections >= connectionsMax) await Promise.race(underWay)
      if (free.length === 0) connections++
      const connection = free.pop() ?? this.#connect()
      const sending = this.#send(connection, dueAt).finally(() => {
        underWay.delete(sending)
        free.push(connection)
      })
      underWay.add(sending)
    }
    await Promise.all(underWay)
    for (const connection of free) connection.close()
  }

  report(seconds: number): LoadReport {
    return {
      seconds,
      requests: this.#latencies.length,
      accepted: this.#accepted,
      sessions: this.#stream.sessions,
      failures: Object.fromEntries(this.#failures),
      latencies: this.#latencies,
    }
  }

  #connect(): HttpConnection {
    const { port, writeKey, batch } = this.#options
    const path = batch > 1 ? '/api/v1/events/batch' : '/api/v1/events'
    return new HttpConnection({ host: '127.0.0.1', port, writeKey, path }, batch * eventBytesMax)
  }

  async #send(connection: HttpConnection, dueAt: number): Promise<void> {
    const { batch } = this.#options
    const now = Date.now()
    const room = connection.bodyRoom
    const body = batch > 1 ? this.#stream.writeBatch(room, batch, now) : this.#stream.writeEvent(room, now)
    try {
      const answer = await connection.post(body)
      this.#latencies.push(performance.now() - dueAt)
      await this.#count(answer)
    } catch (cause) {
      this.#fail((cause as Error).message)
      await wait(100)
    }
  }

  async #count({ status, body }: Answer): Promise<void> {
    if (status === 201) this.#accepted++
    else if (status === 200 && this.#options.batch > 1) this.#accepted += JSON.parse(body).accepted
    else {
      this.#fail(`${status} ${body.slice(0, 200)}`)
      if (status === 503) await wait(1_000)
    }
  }

  #fail(reason: string): void {
    this.#failures.set(reason, (this.#failures.get(reason) ?? 0) + 1)
  }
}
