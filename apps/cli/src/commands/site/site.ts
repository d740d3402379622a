import { Command, Option } from 'commander'
import { readAnswer } from '../../target/read-answer.ts'
import { type TargetOptions, targetHelp, withTargetOptions } from '../../target/target-options.ts'
import { type CommandContext, withTarget } from '../command-context.ts'
import { type SettingOptions, settingsOf } from './settings-of.ts'
import { chooseSite, listSites, type Site } from './sites.ts'

const help = `
Examples:
  npx sojourn site                                show the site with its settings, or list the sites
  npx sojourn site --retention forever            keep events for ever, and accept old ones
  npx sojourn site --retention 365                keep them for a year
  npx sojourn site --timezone Europe/Berlin       where days begin
  npx sojourn site --page-rules '[{"match": "^/de/", "replace": "/"}]'
  npx sojourn site --set 'outcomes=["quiz_complete", "form_completed"]'

A changed rule counts from the next event on; \`sojourn rebuild\` applies it to the sessions that stand.`

/** `sojourn site`: shows a site's settings, or changes them. */
export const siteCommand = (context: CommandContext): Command =>
  withTargetOptions(
    new Command('site')
      .summary('show or change the settings of a site')
      .description(
        'Shows the settings of a site; changes those that are given, and leaves the others as they are.',
      ),
  )
    .option('--site <id>', 'the site, where there are several')
    .option('--retention <days>', 'days that events are kept and accepted, or forever')
    .option('--timezone <name>', 'where the borders of days lie, such as Europe/Berlin')
    .option('--currency <code>', 'the currency of events that name none, such as EUR')
    .option('--bot-filter <on|off>', 'whether bots are counted and kept out')
    .option('--store-ip <on|off>', "whether visitors' addresses are stored")
    .option('--origins <list>', 'the origins that may use the write key, with commas between')
    .option('--conversions <list>', 'the event types that are a conversion, with commas between')
    .option('--page-rules <json>', 'how page paths are cleaned up, or standard')
    .addOption(
      new Option('--set <name=json>', 'any setting by its name in the API; may be repeated').argParser(
        (text: string, before: readonly string[] = []) => [...before, text],
      ),
    )
    .option('--json', 'print JSON')
    .addHelpText('after', help)
    .addHelpText('after', targetHelp)
    .action((options: TargetOptions & SettingOptions & { site?: string; json?: true }) => {
      const settings = settingsOf(options)
      return withTarget(options, context, async (target) => {
        const sites = await listSites(target)
        const isChange = Object.keys(settings).length > 0
        if (!isChange && options.site === undefined && sites.length > 1) {
          console.log(options.json ? JSON.stringify(sites) : sites.map(formatLine).join('\n'))
          return
        }
        const site = chooseSite(sites, options.site)
        const shown = isChange
          ? await readAnswer<{ site: Site }>(
              await target.ask(`/api/v1/sites/${site.siteId}`, { method: 'PATCH', json: { settings } }),
            )
          : { site }
        console.log(options.json ? JSON.stringify(shown.site) : formatSite(shown.site))
      })
    })

const formatLine = ({ siteId, name }: Site): string => `${siteId}  ${name}`

function formatSite(site: Site): string {
  const settings = Object.entries(site.settings)
  const width = Math.max(...settings.map(([name]) => name.length))
  const lines = settings.map(([name, value]) => `  ${name.padEnd(width)}  ${formatValue(name, value)}`)
  return [formatLine(site), ...lines].join('\n')
}

function formatValue(name: string, value: unknown): string {
  if (name === 'retentionDays') return value === null ? 'forever' : `${value} days`
  if (name === 'pageRules' && value === null) return 'standard (ids in paths become :id)'
  if (typeof value === 'boolean') return value ? 'on' : 'off'
  return typeof value === 'string' ? value : JSON.stringify(value)
}
