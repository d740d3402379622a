import { Command } from 'commander'
import { CommandError } from '../command-error.ts'
import { refusalOf } from '../target/read-answer.ts'
import { type TargetOptions, targetHelp, withTargetOptions } from '../target/target-options.ts'
import { type CommandContext, withTarget } from './command-context.ts'

interface Readiness {
  readonly status: 'ready' | 'not_ready'
  readonly checks: Readonly<Record<string, { readonly ok: boolean; readonly detail?: string }>>
}

/** `sojourn status`: whether everything works, part by part. Exit code 1 where something does not. */
export const statusCommand = (context: CommandContext): Command =>
  withTargetOptions(
    new Command('status')
      .summary('tell whether everything works')
      .description(
        'Asks every part of Sojourn whether it can store and read, and says in words what cannot: an engine that is down, a disk that is full, a part of the data found damaged. The exit code is 1 where something is wrong.',
      ),
  )
    .option('--json', 'print the answer of /readyz as it is')
    .addHelpText('after', targetHelp)
    .action((options: TargetOptions & { json?: true }) =>
      withTarget(options, context, async (target) => {
        const answer = await target.ask('/readyz')
        if (answer.status !== 200 && answer.status !== 503) throw await refusalOf(answer)
        const readiness = (await answer.json().catch(() => undefined)) as Readiness | undefined
        if (!readiness?.checks) throw new CommandError(`What answers at ${target.url} is no Sojourn.`)
        if (options.json) console.log(JSON.stringify(readiness))
        else console.log(formatReadiness(target.url, readiness))
        if (readiness.status !== 'ready') context.exitWith(1)
      }),
    )

function formatReadiness(url: string, { status, checks }: Readiness): string {
  const width = Math.max(...Object.keys(checks).map((name) => name.length))
  const lines = Object.entries(checks).map(
    ([name, { ok, detail }]) => `  ${name.padEnd(width)}  ${ok ? 'works' : `does not work: ${detail}`}`,
  )
  const verdict = status === 'ready' ? 'is ready' : 'is NOT ready'
  return [`Sojourn at ${url} ${verdict}.`, ...lines].join('\n')
}
