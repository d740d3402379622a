import { type FileHandle, open, rm } from 'node:fs/promises'

/** The lines that did not become events: counted by reason, and written aside with the reason to be mended. */
export class RejectedFile {
  readonly path: string
  readonly reasons = new Map<string, number>()
  #handle: FileHandle | undefined
  #waiting: string[] = []
  #isClosed = false

  constructor(path: string) {
    this.path = path
  }

  get count(): number {
    return [...this.reasons.values()].reduce((sum, count) => sum + count, 0)
  }

  async add(line: number, reason: string, raw: string): Promise<void> {
    this.reasons.set(reason, (this.reasons.get(reason) ?? 0) + 1)
    this.#waiting.push(`${JSON.stringify({ line, reason, raw })}\n`)
    if (this.#waiting.length >= 1000) await this.#write()
  }

  /** A file of an earlier import does not stay where this one rejects nothing. Repeatable. */
  async close(): Promise<void> {
    if (this.#isClosed) return
    this.#isClosed = true
    await this.#write()
    if (this.#handle) await this.#handle.close()
    else await rm(this.path, { force: true })
  }

  async #write(): Promise<void> {
    if (this.#waiting.length === 0) return
    this.#handle ??= await open(this.path, 'w', 0o600)
    const text = this.#waiting.join('')
    this.#waiting = []
    await this.#handle.appendFile(text)
  }
}
