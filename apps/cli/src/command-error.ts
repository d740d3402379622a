/** A command cannot go on for a reason that its user can mend: the message is a sentence for them. */
export class CommandError extends Error {
  override readonly name: string = 'CommandError'
  readonly exitCode: number = 1
}

/** The user stopped the command. The message says what stands and how to go on. */
export class Interrupted extends CommandError {
  override readonly name = 'Interrupted'
  /** As shells report it: 128 and the number of SIGINT. */
  override readonly exitCode = 130
}
