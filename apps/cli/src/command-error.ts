/** A command cannot go on for a reason that its user can mend: the message is a sentence for them. Exit code 1. */
export class CommandError extends Error {
  override readonly name = 'CommandError'
}
