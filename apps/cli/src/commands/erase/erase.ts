import { setTimeout as rest } from 'node:timers/promises'
import { Command } from 'commander'
import { readAnswer } from '../../target/read-answer.ts'
import type { Target } from '../../target/target.ts'
import { type TargetOptions, targetHelp, withTargetOptions } from '../../target/target-options.ts'
import { type CommandContext, withTarget } from '../command-context.ts'
import { type Erasure, formatErasure } from './format-erasure.ts'

const help = `
Examples:
  npx sojourn erase ann@shop.example              erase a person from all sites
  npx sojourn erase 4711 --site site_x --wait     from one site, and wait for the receipt
  npx sojourn erase --receipt era_x               show how far an erasure is

Asking again is harmless. What is stopped goes on with the next start of the server.`

/** How often it is asked how far it is, in milliseconds. */
const askEveryMs = 500

/** `sojourn erase`: erases a person, and shows the receipt. */
export const eraseCommand = (context: CommandContext): Command =>
  withTargetOptions(
    new Command('erase')
      .summary('erase a person')
      .description(
        'Erases everything that is stored of a user, from events to caches, and shows the receipt. The files that held it are gone from the disk some ten minutes later.',
      ),
  )
    .argument('[user]', 'the id of the user, as the site knows them')
    .option('--site <id>', 'only from this site')
    .option('--wait', 'wait until the files are gone, too')
    .option('--receipt <id>', 'show an erasure that was asked for before')
    .option('--json', 'print JSON')
    .addHelpText('after', help)
    .addHelpText('after', targetHelp)
    .action((user: string | undefined, options: TargetOptions & Options, command: Command) => {
      if ((user === undefined) === (options.receipt === undefined))
        command.error('error: say whom to erase, or which receipt to show')
      return withTarget(options, context, async (target) => {
        const id = options.receipt ?? (await request(target, user ?? '', options.site))
        let erasure = await read(target, id)
        const isEnough = ({ status }: Erasure) =>
          options.receipt !== undefined || status === 'finished' || (!options.wait && status === 'deleted')
        while (!isEnough(erasure)) {
          await rest(askEveryMs)
          erasure = await read(target, id)
        }
        console.log(options.json ? JSON.stringify(erasure) : formatErasure(erasure))
      })
    })

interface Options {
  readonly site?: string
  readonly wait?: true
  readonly receipt?: string
  readonly json?: true
}

async function request(target: Target, user: string, siteId: string | undefined): Promise<string> {
  const path = `/api/v1/users/${encodeURIComponent(user)}`
  const answer = await target.ask(path, { method: 'DELETE', query: { siteId } })
  return (await readAnswer<{ erasure: Erasure }>(answer)).erasure.erasureId
}

const read = async (target: Target, id: string): Promise<Erasure> => {
  const answer = await target.ask(`/api/v1/erasures/${encodeURIComponent(id)}`)
  return (await readAnswer<{ erasure: Erasure }>(answer)).erasure
}
