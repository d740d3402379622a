import { connect, type Socket } from 'node:net'

/** An answer; the body is read as Latin-1, which is enough for the JSON of receipts. */
export interface Answer {
  readonly status: number
  readonly body: string
}

/** Where to send, and what stands in the head of each request. */
export interface Destination {
  readonly host: string
  readonly port: number
  readonly path: string
  readonly writeKey: string
}

/**
 * One kept-alive connection that carries one request at a time. Written on the bare socket because `node:http` takes
 * several times the processor time that this does, and the machine is shared with what is measured.
 */
export class HttpConnection {
  readonly #head: string
  readonly #destination: Destination
  #socket: Socket | undefined
  #received = ''
  #waiting: { resolve: (answer: Answer) => void; reject: (cause: Error) => void } | undefined

  /** Where the body of the next request may be written: room that is used again is room that need not be found. */
  readonly bodyRoom: Buffer

  constructor(destination: Destination, bodyBytesMax: number) {
    this.#destination = destination
    this.bodyRoom = Buffer.allocUnsafe(bodyBytesMax)
    const { host, port, path, writeKey } = destination
    this.#head =
      `POST ${path} HTTP/1.1\r\nHost: ${host}:${port}\r\nX-Write-Key: ${writeKey}\r\n` +
      'Content-Type: application/json\r\nUser-Agent: sojourn-bench/1.0\r\nContent-Length: '
  }

  /** @throws {Error} where the connection breaks before the answer is complete; the next request connects again. */
  post(body: Buffer): Promise<Answer> {
    this.#socket ??= this.#connect()
    const socket = this.#socket
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject }
      socket.cork()
      socket.write(`${this.#head}${body.length}\r\n\r\n`, 'latin1')
      socket.write(body)
      socket.uncork()
    })
  }

  close(): void {
    this.#socket?.destroy()
  }

  #connect(): Socket {
    const { host, port } = this.#destination
    const socket = connect({ host, port, noDelay: true })
    this.#received = ''
    socket.on('data', (chunk) => {
      this.#received += chunk.toString('latin1')
      this.#readAnswer()
    })
    socket.on('error', () => {})
    socket.once('close', () => {
      if (this.#socket === socket) this.#socket = undefined
      this.#waiting?.reject(new Error('the connection broke'))
      this.#waiting = undefined
    })
    return socket
  }

  #readAnswer(): void {
    const headEnd = this.#received.indexOf('\r\n\r\n')
    if (headEnd < 0) return
    const head = this.#received.slice(0, headEnd)
    const bodyStart = headEnd + 4
    const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1]
    if (length === undefined) throw new Error(`an answer without Content-Length:\n${head}`)
    if (this.#received.length < bodyStart + Number(length)) return
    const answer = { status: Number(head.slice(9, 12)), body: this.#received.slice(bodyStart) }
    this.#received = ''
    const waiting = this.#waiting
    this.#waiting = undefined
    waiting?.resolve(answer)
  }
}
