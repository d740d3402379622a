/** The command was called in a way that cannot mean anything. The message says what would be right. Exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}
