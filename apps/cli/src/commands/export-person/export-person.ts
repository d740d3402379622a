import { Command } from 'commander'
import { refusalOf } from '../../target/read-answer.ts'
import { type TargetOptions, targetHelp, withTargetOptions } from '../../target/target-options.ts'
import { formatCount } from '../../terminal/format-count.ts'
import { type CommandContext, withTarget } from '../command-context.ts'
import { writeExport } from '../export/write-export.ts'

const help = `
Examples:
  npx sojourn export-person ann@shop.example --out ann.ndjson
  npx sojourn export-person 4711 --site site_x | jq .type

One line each: the profile, the visitors that were seen as the user, their sessions and events. \`sojourn erase\` removes it all.`

/** `sojourn export-person`: all that is stored of one person. */
export const exportPersonCommand = (context: CommandContext): Command =>
  withTargetOptions(
    new Command('export-person')
      .summary('write all that is stored of a person')
      .description(
        'Writes everything that is stored of a user, from profile to events, as NDJSON: what somebody may ask for who wants to know it.',
      ),
  )
    .argument('<user>', 'the id of the user, as the site knows them')
    .option('--site <id>', 'only from this site')
    .option('--out <file>', 'the file to write; compressed where its name ends in .gz')
    .addHelpText('after', help)
    .addHelpText('after', targetHelp)
    .action((user: string, options: TargetOptions & { site?: string; out?: string }) =>
      withTarget(options, context, async (target) => {
        const path = `/api/v1/users/${encodeURIComponent(user)}/export`
        const answer = await target.ask(path, { query: { siteId: options.site } })
        if (!answer.ok || !answer.body) throw await refusalOf(answer)
        const { lines } = await writeExport(answer.body, options.out)
        if (options.out !== undefined) console.error(`${formatCount(lines)} lines in ${options.out}`)
      }),
    )
