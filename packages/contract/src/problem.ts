import { z } from 'zod'

/**
 * Every error code that Sojourn answers with: its HTTP status and title. The list is closed; each code has a page
 * in `docs/errors/` that says what happened and how to mend it.
 */
export const problems = {
  malformed_json: { status: 400, title: 'The body is not JSON' },
  invalid_request: { status: 400, title: 'The request is not valid' },
  invalid_event: { status: 400, title: 'The event is not valid' },
  batch_rejected: { status: 400, title: 'No event of the batch was accepted' },
  invalid_cursor: { status: 400, title: 'The cursor is not one of ours' },
  unauthenticated: { status: 401, title: 'No valid credential' },
  forbidden: { status: 403, title: 'The credential may not do this' },
  origin_not_allowed: { status: 403, title: 'The origin is not allowed for this site' },
  not_found: { status: 404, title: 'Not found' },
  method_not_allowed: { status: 405, title: 'The method is not allowed here' },
  conflict: { status: 409, title: 'The state does not allow this' },
  body_too_large: { status: 413, title: 'The body is too large' },
  batch_too_large: { status: 413, title: 'The batch has too many events' },
  event_too_large: { status: 413, title: 'The event is too large' },
  unsupported_media_type: { status: 415, title: 'The content type is not supported' },
  query_too_large: { status: 422, title: 'The question is too large' },
  rate_limited: { status: 429, title: 'Too many requests' },
  internal: { status: 500, title: 'Something broke on our side' },
  storage_unavailable: { status: 503, title: 'The store cannot be reached or is full' },
} as const satisfies Record<string, { status: number; title: string }>

/** A code of the closed list of {@link problems}. */
export type ProblemCode = keyof typeof problems

/** One field that was wrong: where it is (`events.3.timestamp`), what was wrong and what would be right. */
export const fieldErrorSchema = z.object({ path: z.string(), message: z.string() })
export type FieldError = z.infer<typeof fieldErrorSchema>

/** An error as it travels: RFC 9457 `application/problem+json`. */
export const problemSchema = z.object({
  type: z.string().describe('The page of this error, relative to the server'),
  title: z.string(),
  status: z.number().int(),
  detail: z.string().describe('What was wrong here, and what would be right'),
  code: z.enum(Object.keys(problems) as [ProblemCode, ...ProblemCode[]]),
  errors: z.array(fieldErrorSchema).optional(),
})
export type Problem = z.infer<typeof problemSchema>

/** A failure with a code of the closed list; the server answers it as {@link Problem}. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError'
  readonly code: ProblemCode
  readonly errors: FieldError[] | undefined
  /** Seconds after which trying again makes sense; sent as `Retry-After`. */
  readonly retryAfterSeconds: number | undefined

  constructor(
    code: ProblemCode,
    detail: string,
    options: { errors?: FieldError[] | undefined; retryAfterSeconds?: number; cause?: unknown } = {},
  ) {
    super(detail, { cause: options.cause })
    this.code = code
    this.errors = options.errors
    this.retryAfterSeconds = options.retryAfterSeconds
  }

  get status(): number {
    return problems[this.code].status
  }

  toProblem(): Problem {
    const { status, title } = problems[this.code]
    return {
      type: `/errors/${this.code}`,
      title,
      status,
      detail: this.message,
      code: this.code,
      ...(this.errors ? { errors: this.errors } : {}),
    }
  }
}

/** The field errors of a failed parse, paths as `a.b.0`. */
export function fieldErrors(error: z.ZodError): FieldError[] {
  return error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message }))
}
