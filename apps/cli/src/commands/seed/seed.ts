import { parseInstant } from '@sojourn/contract'
import { makeSeedEvents, type SeedEvent, type SeedPlan } from '@sojourn/sample-shop'
import { Command } from 'commander'
import { inOrder } from '../../batches/in-order.ts'
import { makeBatches } from '../../batches/make-batches.ts'
import { postBatch } from '../../batches/post-batch.ts'
import { CommandError, Interrupted } from '../../command-error.ts'
import type { Target } from '../../target/target.ts'
import { type TargetOptions, targetHelp, withTargetOptions } from '../../target/target-options.ts'
import { abortOnSignal } from '../../terminal/abort-on-signal.ts'
import { formatCount } from '../../terminal/format-count.ts'
import { showProgress } from '../../terminal/progress.ts'
import { UsageError } from '../../usage-error.ts'
import { type CommandContext, withTarget } from '../command-context.ts'
import { chooseSite, listSites, type Site } from '../site/sites.ts'

interface SeedOptions extends TargetOptions {
  readonly number: string
  readonly users: string
  readonly days: string
  readonly until?: string
  readonly site?: string
}

const help = `
The shop sells 100 products to people of eleven countries, who come by search, advertisement, newsletter or of their
own accord, look around, fill carts, leave them or buy, come back, sign in, and ask in the chat. The same number and end
make the same events with the same ids, so that seeding again adds nothing.

Examples:
  npx sojourn seed
  npx sojourn seed --number 7 --users 200 --days 30 --until 2026-06-30`

const dayMs = 86_400_000
/** Batches under way at once. */
const parallel = 3

/** `sojourn seed`: the events of a made-up shop. */
export const seedCommand = (context: CommandContext): Command =>
  withTargetOptions(
    new Command('seed')
      .summary('fill a site with a made-up shop')
      .description(
        'Sends the events of a made-up shop: 1,000 people with about 50,000 events over 90 days, on their ways through the shop and in its chat.',
      ),
  )
    .option('--number <n>', 'another number is another shop with other people', '1')
    .option('--users <n>', 'how many people', '1000')
    .option('--days <n>', 'over how many days', '90')
    .option('--until <time>', 'where it ends, in ISO 8601 (standard: the beginning of today, UTC)')
    .option('--site <id>', 'the site, where there are several')
    .addHelpText('after', help)
    .addHelpText('after', targetHelp)
    .action((options: SeedOptions) => {
      const plan = readPlan(options)
      const signal = abortOnSignal()
      return withTarget(options, context, async (target) => {
        const site = chooseSite(await listSites(target), options.site)
        checkRetention(plan, site)
        const events = makeSeedEvents(plan)
        const { accepted, duplicates, rejected } = await sendEvents(target, site, events, signal)
        const sessions = new Set(events.map(({ sessionId }) => sessionId)).size
        console.log(
          `${formatCount(events.length)} events of ${formatCount(plan.users)} people in ${formatCount(sessions)} sessions: ` +
            `${formatCount(accepted)} accepted, ${formatCount(duplicates)} there before` +
            `${rejected > 0 ? `, ${formatCount(rejected)} rejected` : ''}.`,
        )
        if (rejected > 0) context.exitWith(1)
      })
    })

/** @throws UsageError */
function readPlan(options: SeedOptions): SeedPlan {
  const today = Math.floor(Date.now() / dayMs) * dayMs
  const until = options.until === undefined ? today : parseInstant(options.until)
  if (until === undefined || until > Date.now() + dayMs)
    throw new UsageError('--until must be a time such as 2026-06-30, and not in the future.')
  return {
    number: readNumber('--number', options.number, 0, 1_000_000),
    users: readNumber('--users', options.users, 1, 100_000),
    days: readNumber('--days', options.days, 1, 3650),
    until,
  }
}

function readNumber(option: string, text: string, least: number, most: number): number {
  const number = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN
  if (number >= least && number <= most) return number
  throw new UsageError(`${option} must be a whole number from ${least} to ${most}.`)
}

function checkRetention({ days, until }: SeedPlan, { settings }: Site): void {
  const kept = settings.retentionDays
  if (kept === null || until - days * dayMs >= Date.now() - kept * dayMs) return
  throw new CommandError(
    `The shop would go back ${days} days, and the site keeps events for ${kept}. Take fewer --days, or lift that: npx sojourn site --retention forever`,
  )
}

async function sendEvents(
  target: Target,
  { siteId }: Site,
  events: readonly SeedEvent[],
  signal: AbortSignal,
): Promise<{ accepted: number; duplicates: number; rejected: number }> {
  const sum = { accepted: 0, duplicates: 0, rejected: 0 }
  const progress = showProgress('Sending')
  try {
    const send = (body: string) => postBatch(target, body, { siteId, signal })
    for await (const { result } of inOrder(
      makeBatches(outgoing(events)),
      parallel,
      ({ body }) => send(body),
      signal,
    )) {
      sum.accepted += result.accepted
      sum.duplicates += result.duplicates
      sum.rejected += result.rejected.length
      progress.show(sum.accepted + sum.duplicates + sum.rejected, events.length)
    }
  } catch (cause) {
    if (!signal.aborted) throw cause
  } finally {
    progress.end()
  }
  if (signal.aborted)
    throw new Interrupted('Interrupted. The same command sends the rest; nothing is doubled.')
  return sum
}

async function* outgoing(events: readonly SeedEvent[]) {
  for (const [line, event] of events.entries()) yield { json: JSON.stringify(event), line }
}
