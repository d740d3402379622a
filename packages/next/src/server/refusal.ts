/** Why a call is refused, with its HTTP status. */
const statuses = {
  unauthenticated: 401,
  not_found: 404,
  invalid_request: 400,
  malformed_json: 400,
  body_too_large: 413,
  unsupported_media_type: 415,
  method_not_allowed: 405,
  provider_unavailable: 503,
  sojourn_unavailable: 503,
  misconfigured: 500,
} as const

export type RefusalCode = keyof typeof statuses

/** A call that is refused; `message` is for whoever called and gives nothing away. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly code: RefusalCode
  /** Seconds or a date, as Sojourn said it. */
  readonly retryAfter: string | undefined

  constructor(
    code: RefusalCode,
    message: string,
    options: { readonly cause?: unknown; readonly retryAfter?: string | undefined } = {},
  ) {
    super(message, { cause: options.cause })
    this.code = code
    this.retryAfter = options.retryAfter
  }

  get status(): number {
    return statuses[this.code]
  }
}
