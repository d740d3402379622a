import { formOf, monthsOfVisits, presetNames, presetOf, wordsOfMonth } from '@sojourn/server'
import { type Command as BaseCommand, Command, Option } from 'commander'
import type { Target } from '../../target/target.ts'
import { type TargetOptions, targetHelp, withTargetOptions } from '../../target/target-options.ts'
import { abortOnSignal } from '../../terminal/abort-on-signal.ts'
import { type CommandContext, withTarget } from '../command-context.ts'
import { chooseSite, listSites, type Site } from '../site/sites.ts'
import { importFile } from './import-file.ts'
import { importHelp } from './import-help.ts'
import { formatReport } from './import-report.ts'
import { annotateMonths } from './plausible/annotate-months.ts'
import { preview } from './preview.ts'
import { type MappingOptions, readMapping } from './read-mapping.ts'

type ImportOptions = TargetOptions &
  MappingOptions & {
    format?: 'csv' | 'ndjson' | 'parquet'
    preview?: true
    delimiter?: string
    site?: string
    aside?: string
    dryRun?: true
    json?: true
  }

const previewLines = 10

/** `sojourn import`: files of events. */
export const importCommand = (context: CommandContext): Command =>
  withMappingOptions(
    withTargetOptions(
      new Command('import')
        .summary('import events from files, also of other tools')
        .description(
          'Imports events from CSV, NDJSON or Parquet files, the former plain or compressed with gzip, by a mapping of their columns to the fields of an event, or by a preset for the files of another tool. Importing a file again adds nothing; an import that was interrupted goes on where it stopped.',
        )
        .argument('<file...>', 'the files'),
    ),
  )
    .option('--site <id>', 'the site, where there are several')
    .option('--aside <folder>', 'where rejected lines and the journal go; standard: beside the file')
    .option('--preview', `show the first ${previewLines} lines as events, count the others, and send nothing`)
    .option('--dry-run', 'the same as --preview')
    .option('--json', 'print the report as JSON, one object for each file')
    .addHelpText('after', importHelp)
    .addHelpText('after', targetHelp)
    .action(async (files: readonly string[], options: ImportOptions) => {
      if (options.preset === sumsPreset) return importSums(files, options, context)
      const mapping = await readMapping(options)
      const delimiter = options.delimiter === 'tab' ? '\t' : options.delimiter
      const inputs = await Promise.all(
        files.map(async (file) => ({
          file,
          form: await formOf(file, { format: options.format, delimiter, preset: presetOf(mapping.preset) }),
        })),
      )
      if (options.dryRun || options.preview) {
        for (const { file, form } of inputs) {
          const { lines, summary } = await preview(file, form, mapping, previewLines)
          for (const line of lines) console.log(line)
          console.error(summary)
        }
        return
      }
      const signal = abortOnSignal()
      await withTarget(options, context, async (target) => {
        const site = await findSite(target, options.site)
        for (const input of inputs) {
          const report = await importFile({
            ...input,
            mapping,
            target,
            site,
            siteId: options.site,
            asideFolder: options.aside,
            signal,
          })
          console.log(options.json ? JSON.stringify(report) : formatReport(report))
        }
      })
    })

/** Its export holds sums of days, and no events: they are written beside the figures. */
const sumsPreset = 'plausible'

async function importSums(
  files: readonly string[],
  options: ImportOptions,
  context: CommandContext,
): Promise<void> {
  const months = (await Promise.all(files.map(monthsOfVisits))).flat()
  if (options.dryRun || options.preview) {
    for (const month of months) console.log(`${month.day}  ${wordsOfMonth(month)}`)
    return
  }
  await withTarget(options, context, async (target) => {
    const { siteId } = chooseSite(await listSites(target), options.site)
    const report = await annotateMonths(target, siteId, months)
    const { added, known } = report
    console.log(
      options.json
        ? JSON.stringify(report)
        : `${added} months were written beside the figures; ${known} stood there.`,
    )
  })
}

const several = (text: string, before: readonly string[] = []): readonly string[] => [...before, text]

const withMappingOptions = (command: BaseCommand): BaseCommand =>
  command
    .addOption(
      new Option(
        '--map <field=column>',
        'a field of the event and the column that fills it; may be repeated',
      ).argParser(several),
    )
    .addOption(
      new Option('--set <field=value>', 'a field that is the same in every event; may be repeated').argParser(
        several,
      ),
    )
    .option('--type <type>', 'the type of every event: short for --set type=…')
    .option('--mapping <file>', 'a JSON file with the mapping; the other options change it')
    .option(
      '--time-format <format>',
      'iso, ms, s, us, or a pattern such as "%d/%b/%Y:%H:%M:%S %z" (standard: iso)',
    )
    .option(
      '--sessions <how>',
      'id: by the session id where there is one; inactivity: without it (standard: id)',
    )
    .option(
      '--properties <which>',
      'mapped, or rest: every other column becomes a property (standard: mapped)',
    )
    .option('--numbers <columns>', 'properties that are numbers, with commas between; others stay text')
    .addOption(
      new Option('--preset <tool>', 'the tool whose file it is; needs no mapping').choices([
        ...presetNames,
        sumsPreset,
      ]),
    )
    .addOption(
      new Option('--format <format>', 'standard: as the file begins').choices(['csv', 'ndjson', 'parquet']),
    )
    .option('--delimiter <char>', 'between the fields of a CSV line, or tab; standard: as the header has it')

/** A key that may only collect cannot read the site: then its retention is not known up front. */
async function findSite(target: Target, siteId: string | undefined): Promise<Site | undefined> {
  const answer = await target.ask('/api/v1/sites')
  if (answer.status === 403) return undefined
  return chooseSite(await listSites(target), siteId)
}
