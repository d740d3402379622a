import { Argument, Command } from 'commander'
import { refusalOf } from '../../target/read-answer.ts'
import { type TargetOptions, targetHelp, withTargetOptions } from '../../target/target-options.ts'
import { formatCount } from '../../terminal/format-count.ts'
import { type CommandContext, withTarget } from '../command-context.ts'
import { type RangeOptions, readRange, withRangeOptions } from '../range-options.ts'
import { writeExport } from './write-export.ts'

type ExportOptions = TargetOptions & RangeOptions & { site?: string; out?: string }

const help = `
Examples:
  npx sojourn export events --out events.ndjson.gz
  npx sojourn export sessions --from 2026-01-01 --to 2026-02-01 | jq .outcome

Events are in the order of their sessions. What \`export events\` writes, \`sojourn import\` takes back without a mapping.`

/** `sojourn export`: events or sessions as NDJSON. */
export const exportCommand = (context: CommandContext): Command =>
  withTargetOptions(
    withRangeOptions(
      new Command('export')
        .summary('write events or sessions as NDJSON')
        .description(
          'Writes events or sessions, one JSON object a line, to standard output or into a file, as fast as the reader takes them.',
        )
        .addArgument(new Argument('<what>', 'what to write').choices(['events', 'sessions'])),
      'of the event, or of the start of the session; standard: all',
    ),
  )
    .option('--site <id>', 'one site; standard: all')
    .option('--out <file>', 'the file to write; compressed where its name ends in .gz')
    .addHelpText('after', help)
    .addHelpText('after', targetHelp)
    .action((what: 'events' | 'sessions', options: ExportOptions) =>
      withTarget(options, context, async (target) => {
        const query = { ...readRange(options), siteId: options.site }
        const answer = await target.ask(`/api/v1/export/${what}`, { query })
        if (!answer.ok || !answer.body) throw await refusalOf(answer)
        const count = await writeExport(answer.body, options.out)
        if (options.out !== undefined) console.error(`${formatCount(count)} ${what} in ${options.out}`)
      }),
    )
