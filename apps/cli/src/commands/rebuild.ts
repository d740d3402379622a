import { Command } from 'commander'
import { type TargetOptions, targetHelp, withTargetOptions } from '../target/target-options.ts'
import { formatCount } from '../terminal/format-count.ts'
import { type CommandContext, withTarget } from './command-context.ts'
import { followRun } from './follow-run.ts'
import { type RangeOptions, readRange, withRangeOptions } from './range-options.ts'

/** What the server answers at the end of a rebuild. */
interface RebuildReport {
  readonly sessions: number
  readonly hidden: number
  readonly events: number
}

const help = `
It may run beside live traffic, and may be run again; stopped halfway, what it wrote stands.

Examples:
  npx sojourn rebuild
  npx sojourn rebuild --from 2026-01-01 --to 2026-02-01`

/** `sojourn rebuild`: folds sessions again from their events. */
export const rebuildCommand = (context: CommandContext): Command =>
  withTargetOptions(
    withRangeOptions(
      new Command('rebuild')
        .summary('make the sessions of a range again from their events')
        .description(
          'Folds sessions again from their events, by the rules that the site has today: after a change of its conversions, stages, outcomes or page rules, or after a repair by hand.',
        ),
      'of the start of the session; standard: all',
    ),
  )
    .option('--site <id>', 'one site; standard: all')
    .option('--json', 'print the report as JSON')
    .addHelpText('after', help)
    .addHelpText('after', targetHelp)
    .action((options: TargetOptions & RangeOptions & { site?: string; json?: true }) => {
      const body = readRange(options)
      return withTarget(options, context, async (target) => {
        const run = { body, siteId: options.site, label: 'Folding' }
        const report = await followRun<RebuildReport>(target, '/api/v1/rebuild', run)
        console.log(options.json ? JSON.stringify(report) : formatRebuild(report))
      })
    })

function formatRebuild({ sessions, hidden, events }: RebuildReport): string {
  const without = hidden === 0 ? '' : `; ${formatCount(hidden)} without anything in them were taken away`
  return `${formatCount(sessions)} sessions were made again from ${formatCount(events)} events${without}.`
}
