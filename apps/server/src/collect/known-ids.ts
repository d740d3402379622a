import { hash64 } from '@sojourn/sessions'

const bitsPerId = 12
const probes = 7

/**
 * A filter of ids that were ever seen: `false` is certain, `true` means perhaps (about 1 in 300). It spares the store a
 * question for every new session. A Bloom filter in layers: a full layer is followed by one twice its size, so it may
 * grow without knowing how far. Twelve bits an id: 10 million ids are 15 MB.
 */
export class KnownIds {
  readonly #layers: Layer[] = []
  #complete = false

  constructor(capacity: number) {
    this.#layers.push(new Layer(Math.max(capacity, 65_536)))
  }

  /** Until the ids of the store are all in, every id is perhaps known. */
  markComplete(): void {
    this.#complete = true
  }

  mayKnow(id: string): boolean {
    if (!this.#complete) return true
    const [low, high] = halves(hash64(id))
    return this.#layers.some((layer) => layer.has(low, high))
  }

  add(id: string): void {
    const [low, high] = halves(hash64(id))
    this.addHash(low, high)
  }

  /** Adds an id by the halves of its hash. */
  addHash(low: number, high: number): void {
    let layer = this.#layers.at(-1) as Layer
    if (layer.isFull) {
      layer = new Layer(layer.capacity * 2)
      this.#layers.push(layer)
    }
    layer.add(low, high)
  }
}

class Layer {
  readonly capacity: number
  readonly #bits: Uint32Array
  readonly #size: number
  #count = 0

  constructor(capacity: number) {
    this.capacity = capacity
    this.#bits = new Uint32Array(Math.ceil((capacity * bitsPerId) / 32))
    this.#size = this.#bits.length * 32
  }

  get isFull(): boolean {
    return this.#count >= this.capacity
  }

  add(low: number, high: number): void {
    this.#count++
    for (let probe = 0; probe < probes; probe++) {
      const bit = this.#bit(low, high, probe)
      this.#bits[bit >>> 5] = (this.#bits[bit >>> 5] as number) | (1 << (bit & 31))
    }
  }

  has(low: number, high: number): boolean {
    for (let probe = 0; probe < probes; probe++) {
      const bit = this.#bit(low, high, probe)
      if (((this.#bits[bit >>> 5] as number) & (1 << (bit & 31))) === 0) return false
    }
    return true
  }

  /** Double hashing (Kirsch and Mitzenmacher 2006): two halves of one hash stand for seven. */
  #bit(low: number, high: number, probe: number): number {
    return ((low + Math.imul(probe, high | 1)) >>> 0) % this.#size
  }
}

const halves = (hash: bigint): [number, number] => [Number(hash & 0xffffffffn), Number(hash >> 32n)]
