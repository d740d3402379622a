import { writeFile } from 'node:fs/promises'
import { Command, Option } from 'commander'
import { type TargetOptions, targetHelp, withTargetOptions } from '../../target/target-options.ts'
import { type CommandContext, withTarget } from '../command-context.ts'
import { askQuestion, questionNames } from './ask-question.ts'

type AskOptions = TargetOptions & { body?: string; format?: string; out?: string; site?: string }

const formats = ['csv', 'ndjson', 'json', 'parquet']

/** `sojourn ask`: the rows of an answer. */
export const askCommand = (context: CommandContext): Command =>
  withTargetOptions(
    new Command('ask')
      .summary('ask a question, and write the rows of its answer')
      .description(
        `Asks one of ${questionNames.join(', ')} as the API has it, and writes the rows of the answer as a table: to the terminal, or to a file. The first six take name=value, such as range=30d; the others a body in JSON.`,
      )
      .argument('<question>', 'which')
      .argument('[name=value...]', 'its parameters'),
  )
    .option('--body <json>', 'what is asked, of the questions that take a body')
    .addOption(new Option('--format <format>', 'standard: csv, or as --out ends').choices(formats))
    .option('--out <file>', 'where it goes; standard: the terminal')
    .option('--site <id>', 'over this site alone')
    .addHelpText('after', targetHelp)
    .action(
      (name: string, parameters: readonly string[], { body, format, out, site, ...options }: AskOptions) =>
        withTarget(options, context, async (target) => {
          const ending = formats.find((one) => out?.endsWith(`.${one}`))
          const typed = { name, parameters, body, format: format ?? ending ?? 'csv', siteId: site }
          const file = await askQuestion(target, typed)
          if (out === undefined) process.stdout.write(file)
          else await writeFile(out, file)
        }),
    )
