import { Argument, Command, Option } from 'commander'
import { refusalOf } from '../../target/read-answer.ts'
import { type TargetOptions, targetHelp, withTargetOptions } from '../../target/target-options.ts'
import { formatCount } from '../../terminal/format-count.ts'
import { type CommandContext, withTarget } from '../command-context.ts'
import { type RangeOptions, readRange, withRangeOptions } from '../range-options.ts'
import { bucketFile } from './bucket-file.ts'
import { type ExportFormat, formatOf, formats } from './format-of.ts'
import { writeExport } from './write-export.ts'

type ExportOptions = TargetOptions &
  RangeOptions & { site?: string; out?: string; format?: ExportFormat; columns?: string }

const help = `
Examples:
  npx sojourn export events --out events.ndjson.gz
  npx sojourn export sessions --from 2026-01-01 --to 2026-02-01 | jq .outcome
  npx sojourn export sessions --out january.csv --columns sessionId,startedAt,outcome,revenue
  npx sojourn export users --out users.parquet
  npx sojourn export events --out s3://my-lake/events.parquet     SOJOURN_S3_ENDPOINT for a store that is not of AWS

The format is that of the file's name, else NDJSON. Events are in the order of their sessions. What \`export events\` writes, \`sojourn import\` takes back without a mapping.`

/** `sojourn export`: events, sessions or users. */
export const exportCommand = (context: CommandContext): Command =>
  withTargetOptions(
    withRangeOptions(
      new Command('export')
        .summary('write events, sessions or users into a file')
        .description(
          'Writes events, sessions or users as NDJSON, JSON, CSV or Parquet, to standard output or into a file, as fast as the reader takes them.',
        )
        .addArgument(new Argument('<what>', 'what to write').choices(['events', 'sessions', 'users'])),
      'of the event, or of the start of the session; standard: all. Users are always all',
    ),
  )
    .option('--site <id>', 'one site; standard: all')
    .option('--out <file>', 'the file to write, or s3://bucket/name; compressed where its name ends in .gz')
    .addOption(
      new Option('--format <format>', 'standard: as the name of the file ends, else ndjson').choices(formats),
    )
    .option('--columns <names>', 'names with commas between, in this order; standard: all')
    .addHelpText('after', help)
    .addHelpText('after', targetHelp)
    .action((what: 'events' | 'sessions' | 'users', options: ExportOptions) => {
      const file = bucketFile(options.out, context) ?? options.out
      return withTarget(options, context, async (target) => {
        const { site: siteId, columns, out } = options
        const format = options.format ?? formatOf(out)
        const range = what === 'users' ? {} : readRange(options)
        const query = { ...range, siteId, format, columns }
        const answer = await target.ask(`/api/v1/export/${what}`, { query })
        if (!answer.ok || !answer.body) throw await refusalOf(answer)
        const { lines, bytes } = await writeExport(answer.body, file)
        const count = format === 'ndjson' ? formatCount(lines) : `${formatCount(bytes)} bytes of`
        if (out !== undefined) console.error(`${count} ${what} in ${out}`)
      })
    })
