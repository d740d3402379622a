import type { JobRunAnswer } from '@sojourn/contract'
import { Command } from 'commander'
import { readAnswer } from '../target/read-answer.ts'
import { type TargetOptions, targetHelp, withTargetOptions } from '../target/target-options.ts'
import { formatCount } from '../terminal/format-count.ts'
import { type CommandContext, withTarget } from './command-context.ts'
import { followRun } from './follow-run.ts'
import { type Comparison, formatComparison } from './format-comparison.ts'
import { formatRun } from './jobs/format-jobs.ts'
import { type RangeOptions, readRange, withRangeOptions } from './range-options.ts'

/** What the server answers at the end of a rebuild. */
interface RebuildReport {
  readonly sessions: number
  readonly written: number
  readonly hidden: number
  readonly events: number
  readonly reread: number
  readonly comparison: Comparison
}

interface Options {
  readonly site?: string
  readonly preview?: true
  readonly compare?: true
  readonly background?: true
  readonly json?: true
}

const help = `
It may run beside live traffic, and may be run again; stopped halfway, what it wrote stands.

Examples:
  npx sojourn rebuild --preview                   what would change; nothing is written
  npx sojourn rebuild --compare                   do it, and show what changed
  npx sojourn rebuild --from 2026-01-01 --to 2026-02-01
  npx sojourn rebuild --background                as a job that goes on after a crash; sojourn jobs follows it`

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
    .option('--preview', 'write nothing, and show what would change')
    .option('--compare', 'show what changed')
    .option('--background', 'let a job of the server do it, which always compares')
    .option('--json', 'print the report as JSON')
    .addHelpText('after', help)
    .addHelpText('after', targetHelp)
    .action((options: TargetOptions & RangeOptions & Options) => {
      const { preview = false, compare = false, background = false } = options
      const body = { ...readRange(options), preview, compare, background }
      return withTarget(options, context, async (target) => {
        if (background) {
          const query = { siteId: options.site }
          const answer = await target.ask('/api/v1/rebuild', { method: 'POST', json: body, query })
          const { run } = await readAnswer<{ run: JobRunAnswer }>(answer)
          console.log(options.json ? JSON.stringify(run) : formatRun(run))
          return
        }
        const run = { body, siteId: options.site, label: 'Folding' }
        const report = await followRun<RebuildReport>(target, '/api/v1/rebuild', run)
        const lines = [formatRebuild(report, preview)]
        if (preview || compare) lines.push(...formatComparison(report.comparison))
        console.log(options.json ? JSON.stringify(report) : lines.join('\n'))
      })
    })

function formatRebuild(report: RebuildReport, isPreview: boolean): string {
  const { sessions, written, hidden, events, reread } = report
  const were = isPreview ? 'would be' : 'were'
  const without = hidden === 0 ? '' : `; ${formatCount(hidden)} without anything in them ${were} taken away`
  const pages = reread === 0 ? '' : `; the page or stage of ${formatCount(reread)} ${were} written anew`
  const rows = `${formatCount(written)} whose row said something else ${were} written`
  return `${formatCount(sessions)} sessions ${were} made again from ${formatCount(events)} events; ${rows}${pages}${without}.`
}
