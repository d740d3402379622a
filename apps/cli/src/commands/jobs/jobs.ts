import { setTimeout as rest } from 'node:timers/promises'
import type { JobAnswer, JobRunAnswer } from '@sojourn/contract'
import { Argument, Command } from 'commander'
import { readAnswer } from '../../target/read-answer.ts'
import type { Target } from '../../target/target.ts'
import { type TargetOptions, targetHelp, withTargetOptions } from '../../target/target-options.ts'
import { showProgress } from '../../terminal/progress.ts'
import { UsageError } from '../../usage-error.ts'
import { type CommandContext, withTarget } from '../command-context.ts'
import { formatJobs, formatRun } from './format-jobs.ts'

const help = `
Examples:
  npx sojourn jobs                                what there is, when it runs, what ran last
  npx sojourn jobs run clean-up --wait            run it now, and wait for the end
  npx sojourn jobs run rebuild-org_x --settings '{"from": "2026-01-01T00:00:00.000Z"}'
  npx sojourn jobs pause audit                    begin no run by itself; resume undoes it
  npx sojourn jobs log clean-up                   the log of its last run, or of the run with that id
  npx sojourn jobs cancel run_x                   stop a run that waits or is under way`

const actions = ['list', 'run', 'pause', 'resume', 'log', 'cancel'] as const
/** How often it is asked how far a run is, in milliseconds. */
const askEveryMs = 500

interface Options {
  readonly settings?: string
  readonly wait?: true
  readonly json?: true
}
type Run = JobRunAnswer & { readonly log: string }

/** `sojourn jobs`: what runs by itself. Exit code 1 where a run that was waited for did not succeed. */
export const jobsCommand = (context: CommandContext): Command =>
  withTargetOptions(
    new Command('jobs')
      .summary('show, run and pause what runs by itself')
      .description(
        'Shows the jobs of the installation: when each runs next and what its last run came to. Runs one now, pauses it, shows the log of a run, or cancels it.',
      ),
  )
    .addArgument(new Argument('[action]', 'what to do').choices(actions).default('list'))
    .argument('[name]', 'the name of the job, or the id of a run')
    .option('--settings <json>', "with run: settings of this run over the job's")
    .option('--wait', 'with run: wait until it has ended')
    .option('--json', 'print JSON')
    .addHelpText('after', help)
    .addHelpText('after', targetHelp)
    .action(
      (action: (typeof actions)[number], name: string | undefined, options: TargetOptions & Options) => {
        if (action !== 'list' && name === undefined)
          throw new UsageError(
            `Say which ${action === 'cancel' ? 'run' : 'job'}: sojourn jobs ${action} NAME.`,
          )
        return withTarget(options, context, async (target) => {
          const show = (answer: unknown, text: string) =>
            console.log(options.json ? JSON.stringify(answer) : text)
          const job = `/api/v1/jobs/${encodeURIComponent(name ?? '')}`
          if (action === 'list') {
            const { jobs } = await ask<{ jobs: JobAnswer[] }>(target, '/api/v1/jobs')
            show(jobs, formatJobs(jobs))
          } else if (action === 'run') {
            const json = { settings: readSettings(options.settings) }
            const asked = await ask<{ run: Run }>(target, `${job}/run`, 'POST', json)
            const run = options.wait ? await follow(target, asked.run.runId) : asked.run
            show(run, formatRun(run))
            if (options.wait && run.status !== 'succeeded') context.exitWith(1)
          } else if (action === 'log') {
            const run = await readRun(target, await runIdOf(target, name ?? ''))
            show(run, `${run.log}${formatRun(run)}`)
          } else if (action === 'cancel') {
            const path = `/api/v1/job-runs/${encodeURIComponent(name ?? '')}/cancel`
            const { run } = await ask<{ run: Run }>(target, path, 'POST')
            show(run, formatRun(run))
          } else {
            const changed = await ask<{ job: JobAnswer }>(target, job, 'PATCH', {
              paused: action === 'pause',
            })
            show(changed.job, formatJobs([changed.job]))
          }
        })
      },
    )

const ask = async <Answer>(
  target: Target,
  path: string,
  method: 'GET' | 'POST' | 'PATCH' = 'GET',
  json?: unknown,
): Promise<Answer> => readAnswer<Answer>(await target.ask(path, { method, json }))

const readRun = async (target: Target, runId: string): Promise<Run> =>
  (await ask<{ run: Run }>(target, `/api/v1/job-runs/${encodeURIComponent(runId)}`)).run

/** The run of that id, or the last of the job of that name. */
async function runIdOf(target: Target, name: string): Promise<string> {
  if (name.startsWith('run_')) return name
  const path = `/api/v1/jobs/${encodeURIComponent(name)}/runs`
  const { runs } = await ask<{ runs: JobRunAnswer[] }>(target, path)
  const last = runs.find(({ startedAt }) => startedAt !== null)
  if (!last) throw new UsageError(`${name} has not run yet.`)
  return last.runId
}

async function follow(target: Target, runId: string): Promise<Run> {
  const progress = showProgress('Running')
  try {
    for (;;) {
      const run = await readRun(target, runId)
      if (run.total > 0) progress.show(run.done, run.total)
      if (run.endedAt !== null) return run
      await rest(askEveryMs)
    }
  } finally {
    progress.end()
  }
}

/** @throws UsageError where it is no object in JSON. */
function readSettings(text = '{}'): unknown {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value
  } catch {}
  throw new UsageError('--settings must be an object in JSON such as \'{"logDays": 30}\'.')
}
