import type { JobRunAnswer, RetentionPreviewAnswer } from '@sojourn/contract'
import { Command } from 'commander'
import { readAnswer } from '../../target/read-answer.ts'
import { type TargetOptions, targetHelp, withTargetOptions } from '../../target/target-options.ts'
import { type CommandContext, withTarget } from '../command-context.ts'
import { formatRun } from '../jobs/format-jobs.ts'
import { formatPreview } from './format-preview.ts'

const help = `
Examples:
  npx sojourn retention                           what has run out, and goes in the coming night
  npx sojourn retention --days 365                what would go, were sessions kept for a year
  npx sojourn site --retention 365                keep them for a year
  npx sojourn retention --apply                   remove now what has run out by the settings`

interface Options {
  readonly site?: string
  readonly days?: string
  readonly preview?: true
  readonly apply?: true
  readonly json?: true
}

/** `sojourn retention`: shows what sites no longer keep, or removes it. */
export const retentionCommand = (context: CommandContext): Command =>
  withTargetOptions(
    new Command('retention')
      .summary('show or remove what has run out')
      .description(
        'Shows what the sites no longer keep by their settings: how much, and how old. A job removes it every night at 03:30; --apply does it now.',
      ),
  )
    .option('--site <id>', 'one site; standard: all')
    .option('--days <days>', 'show what would go, were events kept for so many days')
    .option('--preview', 'show it, which is the standard')
    .option('--apply', 'remove it')
    .option('--json', 'print JSON')
    .addHelpText('after', help)
    .addHelpText('after', targetHelp)
    .action((options: TargetOptions & Options, command: Command) => {
      if (options.apply && (options.preview || options.days))
        command.error('error: --apply goes by the settings of the site, and by nothing else')
      if (options.days !== undefined && !/^[1-9]\d{0,4}$/.test(options.days))
        command.error('error: --days must be a number of days such as 365')
      return withTarget(options, context, async (target) => {
        const path = `/api/v1/retention/${options.apply ? 'apply' : 'preview'}`
        const json = options.days === undefined ? undefined : { retentionDays: Number(options.days) }
        const answer = await target.ask(path, { method: 'POST', query: { siteId: options.site }, json })
        if (options.apply) {
          const { run } = await readAnswer<{ run: JobRunAnswer }>(answer)
          console.log(options.json ? JSON.stringify(run) : formatRun(run))
        } else {
          const { sites } = await readAnswer<{ sites: RetentionPreviewAnswer[] }>(answer)
          console.log(options.json ? JSON.stringify(sites) : sites.map(formatPreview).join('\n'))
        }
      })
    })
