/** A field of a request and what was wrong with it. */
export interface FieldError {
  readonly path: string
  readonly message: string
}

/** An answer of the API that says no (RFC 9457), or no answer at all (`status` 0). */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem'
  readonly status: number
  /** The last part of the problem's type, such as `not_found`. */
  readonly code: string
  readonly errors: readonly FieldError[]
  /** Seconds after which to come again, where the server says so. */
  readonly retryAfterSeconds: number | undefined

  constructor(
    message: string,
    told: { status: number; code: string; errors?: readonly FieldError[]; retryAfterSeconds?: number },
  ) {
    super(message)
    this.status = told.status
    this.code = told.code
    this.errors = told.errors ?? []
    this.retryAfterSeconds = told.retryAfterSeconds
  }
}
