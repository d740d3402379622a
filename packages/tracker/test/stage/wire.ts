import type { IncomingMessage, ServerResponse } from 'node:http'

/** An event as the tracker sends it. */
export interface SentEvent {
  readonly eventId: string
  readonly type: string
  readonly timestamp: number
  readonly sessionId: string
  readonly visitorId: string
  readonly url: string
  readonly properties?: Readonly<Record<string, unknown>>
}

/** A request as it was seen on the wire. */
export interface SeenRequest {
  readonly method: string
  /** Such as `/api/v1/events/batch`. */
  readonly path: string
  readonly at: number
  readonly events: readonly SentEvent[]
  /** The whole body. */
  readonly text: string
  /** What came back; 0: nothing. */
  status: number
}

/** The way from a scenario's pages to Sojourn, under the site's own address. */
export interface Wire {
  /** All that went over it but scripts, in order. */
  readonly seen: SeenRequest[]
  /**
   * What is sent while this is set: `down` cuts connections, `lost` passes on and cuts the answer; else it is answered so,
   * where its body holds a text, or always.
   */
  fault?:
    | 'down'
    | 'lost'
    | { readonly status: number; readonly retryAfter?: string; readonly ofText?: string }
    | undefined
  /** Events that Sojourn has acknowledged, in the order of their arrival. */
  arrived(): SentEvent[]
}

export const openWire = (): Wire => {
  const seen: SeenRequest[] = []
  return {
    seen,
    arrived: () => seen.filter(({ status }) => status === 200).flatMap(({ events }) => events),
  }
}

/** Carries a request to the server behind the wire, and its answer back. `path` as the server knows it. */
export async function carry(
  wire: Wire,
  serverUrl: string,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const text = Buffer.concat(chunks).toString()
  const { method = 'GET', headers } = request
  const entry = { method, path, at: Date.now(), events: eventsOf(text), text, status: 0 }
  const isScript = path.endsWith('.js')
  if (!isScript) wire.seen.push(entry)
  const { fault } = wire
  if (fault === 'down' && !isScript) return void request.socket.destroy()
  if (typeof fault === 'object' && !isScript && text.includes(fault.ofText ?? '')) {
    entry.status = fault.status
    const { retryAfter } = fault
    response.writeHead(fault.status, retryAfter ? { 'retry-after': retryAfter } : {}).end('{}')
    return
  }
  try {
    const answer = await fetch(new URL(path, serverUrl), {
      method,
      headers: {
        'content-type': headers['content-type'] ?? 'text/plain',
        'user-agent': headers['user-agent'] ?? '',
      },
      ...(text ? { body: text } : {}),
    })
    const body = Buffer.from(await answer.arrayBuffer())
    entry.status = answer.status
    if (fault === 'lost' && !isScript) return void request.socket.destroy()
    response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? '' }).end(body)
  } catch {
    request.socket.destroy()
  }
}

function eventsOf(text: string): SentEvent[] {
  try {
    return JSON.parse(text).events ?? []
  } catch {
    return []
  }
}
