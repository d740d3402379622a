import type { Keyed } from './keyed.ts'
import { isBefore, type OrderKey } from './order-key.ts'

/** How values are folded in order: where it starts, and what each value does to the sum. */
export interface FoldStep<Value, Sum> {
  start(): Sum
  /** May change the sum it is given, and answers the sum that follows. */
  add(sum: Sum, value: Value, at: number): Sum
}

/**
 * A fold over values in their order, whatever the order they come in. In order, each costs one step and the sum goes
 * on from where it stood; late ones are gathered, and the next reading merges them in and folds once more.
 */
export class OrderedFold<Value, Sum> {
  private readonly step: FoldStep<Value, Sum>
  private inOrder: Keyed<Value>[] = []
  private late: Keyed<Value>[] | null = null
  private sum: Sum

  constructor(step: FoldStep<Value, Sum>) {
    this.step = step
    this.sum = step.start()
  }

  add(key: OrderKey, value: Value): void {
    const last = this.inOrder.at(-1)
    if (last !== undefined && isBefore(key, last.key)) {
      this.late ??= []
      this.late.push({ key, value })
      return
    }
    this.inOrder.push({ key, value })
    if (this.late === null) this.sum = this.step.add(this.sum, value, key.at)
  }

  /** The sum of all values so far. It goes on changing with later values: copy what is handed out. */
  read(): Sum {
    if (this.late !== null) {
      this.inOrder = mergeInOrder(this.inOrder, this.late.sort(byKey))
      this.late = null
      this.sum = this.step.start()
      for (const { key, value } of this.inOrder) this.sum = this.step.add(this.sum, value, key.at)
    }
    return this.sum
  }
}

const byKey = (one: Keyed<unknown>, other: Keyed<unknown>): number => (isBefore(one.key, other.key) ? -1 : 1)

function mergeInOrder<Value>(ones: Keyed<Value>[], others: Keyed<Value>[]): Keyed<Value>[] {
  const merged: Keyed<Value>[] = []
  let next = 0
  for (const one of ones) {
    for (
      let other = others[next];
      other !== undefined && isBefore(other.key, one.key);
      other = others[++next]
    )
      merged.push(other)
    merged.push(one)
  }
  return merged.concat(others.slice(next))
}
