/** Types of values that questions bind. */
export type BoundType = 'String' | 'Float64' | 'Int64' | 'UInt32' | 'Array(String)' | 'Array(Int64)'

/** Values on their way to a statement: text of a request is bound, and never becomes a part of the SQL. */
export class Bindings {
  /** What goes to the store beside the SQL. */
  readonly params: Record<string, unknown>
  #count = 0

  constructor(params: Record<string, unknown> = {}) {
    this.params = { ...params }
  }

  /** Takes a value in, and returns the placeholder that stands for it in the SQL. */
  bind(type: BoundType, value: unknown): string {
    const name = `b${this.#count}`
    this.#count += 1
    this.params[name] = value
    return `{${name}:${type}}`
  }
}
