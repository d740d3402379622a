import { readTokens, type Token } from './read-tokens.ts'
import { sqlFault } from './sql-fault.ts'

/** Deeper nesting serves nobody. */
const depthMax = 50

/** Goes through the tokens of a query, one place ahead of what was read. */
export class TokenReader {
  readonly query: string
  readonly #tokens: readonly Token[]
  #place = 0
  #depth = 0

  constructor(query: string) {
    this.query = query
    this.#tokens = readTokens(query)
  }

  /** The token that comes, or one further on. */
  peek(ahead = 0): Token {
    return this.#tokens[Math.min(this.#place + ahead, this.#tokens.length - 1)] as Token
  }

  take(): Token {
    const token = this.peek()
    this.#place += 1
    return token
  }

  /** Whether these words come, in whatever case. */
  comes(...words: readonly string[]): boolean {
    return words.every((word, index) => isWord(this.peek(index), word))
  }

  /** Takes these words if they come. */
  takeWords(...words: readonly string[]): boolean {
    if (!this.comes(...words)) return false
    this.#place += words.length
    return true
  }

  /** Takes the one of these words that comes. */
  takeOne<Word extends string>(words: readonly Word[]): Word | undefined {
    const found = words.find((word) => this.comes(word))
    if (found !== undefined) this.#place += 1
    return found
  }

  comesSign(sign: string, ahead = 0): boolean {
    const { kind, value } = this.peek(ahead)
    return kind === 'sign' && value === sign
  }

  takeSign(sign: string): boolean {
    if (!this.comesSign(sign)) return false
    this.#place += 1
    return true
  }

  needWords(...words: readonly string[]): void {
    if (!this.takeWords(...words)) throw this.fault(`${words.join(' ')} must come here`)
  }

  needSign(sign: string, why = ''): void {
    if (!this.takeSign(sign)) throw this.fault(`${sign} must come here${why}`)
  }

  /** The fault at the token that comes, or at another. */
  fault(message: string, token: Token = this.peek()): Error {
    const found =
      token.kind === 'end' ? 'the query ends' : JSON.stringify(this.query.slice(token.at, token.end))
    return sqlFault(this.query, token.at, `${message}; found: ${found}`)
  }

  /** One or more with commas between. */
  list<Item>(read: () => Item): Item[] {
    const items = [read()]
    while (this.takeSign(',')) items.push(read())
    return items
  }

  /** Reads what is nested one deeper. */
  deeper<Result>(read: () => Result): Result {
    this.#depth += 1
    if (this.#depth > depthMax) throw this.fault(`brackets may be nested ${depthMax} deep`)
    const result = read()
    this.#depth -= 1
    return result
  }
}

const isWord = ({ kind, value }: Token, word: string): boolean =>
  kind === 'word' && value.toUpperCase() === word
