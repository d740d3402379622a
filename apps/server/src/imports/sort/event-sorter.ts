import { createReadStream } from 'node:fs'
import { type FileHandle, mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { splitLines } from '../read/split-lines.ts'
import { mergeSorted } from './merge-sorted.ts'

/** An event of a file on its way out. */
export interface SortedEvent {
  /** Unix milliseconds. */
  readonly at: number
  readonly line: number
  readonly json: string
}

/** How much text is held before it goes to disk, in characters: a few million short events. */
const heldCharsMax = 256 * 1024 * 1024

const compare = (a: SortedEvent, b: SortedEvent): number => a.at - b.at || a.line - b.line

/**
 * Puts events into the order of their time, equal times into that of their lines. What does not fit into memory is
 * sorted in runs, which lie in a folder until `close`.
 */
export class EventSorter {
  readonly #charsMax: number
  readonly #parent: string
  #held: SortedEvent[] = []
  #chars = 0
  #folder: string | undefined
  readonly #runs: string[] = []
  count = 0

  /** @param parent where the folder of the runs is made; standard: the system's temporary folder */
  constructor(charsMax = heldCharsMax, parent = tmpdir()) {
    this.#charsMax = charsMax
    this.#parent = parent
  }

  async add(event: SortedEvent): Promise<void> {
    this.#held.push(event)
    this.#chars += event.json.length
    this.count++
    if (this.#chars > this.#charsMax) await this.#spill()
  }

  /** All events in order; can be asked for again. */
  async *sorted(): AsyncGenerator<SortedEvent> {
    this.#held.sort(compare)
    if (this.#runs.length === 0) yield* this.#held
    else yield* mergeSorted([...this.#runs.map(readRun), fromList(this.#held)], compare)
  }

  async close(): Promise<void> {
    this.#held = []
    if (this.#folder !== undefined) await rm(this.#folder, { recursive: true, force: true })
  }

  async #spill(): Promise<void> {
    this.#folder ??= await mkdtemp(join(this.#parent, 'sojourn-import-'))
    const file = join(this.#folder, `${this.#runs.length}.run`)
    this.#held.sort(compare)
    const handle = await open(file, 'wx', 0o600)
    try {
      await writeRun(handle, this.#held)
    } finally {
      await handle.close()
    }
    this.#runs.push(file)
    this.#held = []
    this.#chars = 0
  }
}

const blockEvents = 5000

/** A line each: time, line number and the event; JSON text holds no line ends and no tabs of its own. */
async function writeRun(handle: FileHandle, events: readonly SortedEvent[]): Promise<void> {
  for (let from = 0; from < events.length; from += blockEvents) {
    const lines = events
      .slice(from, from + blockEvents)
      .map(({ at, line, json }) => `${at}\t${line}\t${json}\n`)
    await handle.writeFile(lines.join(''))
  }
}

async function* readRun(file: string): AsyncGenerator<SortedEvent> {
  for await (const lines of splitLines(createReadStream(file))) {
    for (const { text } of lines) {
      const first = text.indexOf('\t')
      const second = text.indexOf('\t', first + 1)
      yield {
        at: Number(text.slice(0, first)),
        line: Number(text.slice(first + 1, second)),
        json: text.slice(second + 1),
      }
    }
  }
}

async function* fromList(events: readonly SortedEvent[]): AsyncGenerator<SortedEvent> {
  yield* events
}
