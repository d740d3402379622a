import type { FieldError } from '@sojourn/contract'

/** A question that cannot be asked as it is: a name that means nothing, or an operator that does not go with it. */
export class QuestionError extends Error {
  override readonly name = 'QuestionError'
  readonly errors: readonly FieldError[]

  constructor(errors: readonly FieldError[]) {
    super(errors.map(({ path, message }) => `${path} ${message}`).join('; '))
    this.errors = errors
  }
}
