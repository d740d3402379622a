import { openTarget } from '../target/open-target.ts'
import type { Target } from '../target/target.ts'
import type { TargetOptions } from '../target/target-options.ts'

/** What every command is given. */
export interface CommandContext {
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Sets the exit code of a command that ends without an error; 0 without it. */
  exitWith(code: number): void
}

/** Opens the Sojourn that the options name, works on it, and closes it however the work ends. */
export async function withTarget<Result>(
  options: TargetOptions,
  { environment }: CommandContext,
  work: (target: Target) => Promise<Result>,
): Promise<Result> {
  const target = await openTarget(options, environment)
  try {
    return await work(target)
  } finally {
    await target.close()
  }
}
