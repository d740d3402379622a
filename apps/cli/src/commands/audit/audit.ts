import { Command } from 'commander'
import { type TargetOptions, targetHelp, withTargetOptions } from '../../target/target-options.ts'
import { type CommandContext, withTarget } from '../command-context.ts'
import { followRun } from '../follow-run.ts'
import { type RangeOptions, readRange, withRangeOptions } from '../range-options.ts'
import { type AuditReport, formatAudit } from './format-audit.ts'

const help = `
What it looks for:
  sessions that say something else than their events do, events that are there twice, events without a session,
  sessions without events, visits that were merged halfway, and damaged parts that the store put aside.

The exit code is 0 where nothing was found, and 1 where something was, also where it was repaired: run it again then.

Examples:
  npx sojourn audit
  npx sojourn audit --from 2026-01-01 --repair
  npx sojourn audit --json | jq .mismatched`

/** `sojourn audit`: compares what is stored with what it was made of. Exit code 1 where something is wrong. */
export const auditCommand = (context: CommandContext): Command =>
  withTargetOptions(
    withRangeOptions(
      new Command('audit')
        .summary('compare the sessions with their events')
        .description(
          'Folds each session again from its events and compares it with what is stored; tells of everything that differs, and mends it with --repair.',
        ),
      'of the start of the session; standard: all',
    ),
  )
    .option('--site <id>', 'one site; standard: all')
    .option('--repair', 'mend what is found; damaged parts cannot be mended')
    .option('--json', 'print the report as JSON')
    .addHelpText('after', help)
    .addHelpText('after', targetHelp)
    .action((options: TargetOptions & RangeOptions & { site?: string; repair?: true; json?: true }) => {
      const body = { ...readRange(options), repair: options.repair === true }
      return withTarget(options, context, async (target) => {
        const run = { body, siteId: options.site, label: 'Comparing' }
        const report = await followRun<AuditReport>(target, '/api/v1/audit', run)
        console.log(options.json ? JSON.stringify(report) : formatAudit(report))
        if (!report.isClean) context.exitWith(1)
      })
    })
