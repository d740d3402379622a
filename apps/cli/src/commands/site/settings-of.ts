import { UsageError } from '../../usage-error.ts'

/** The options of `sojourn site` that change something. */
export interface SettingOptions {
  readonly retention?: string
  readonly timezone?: string
  readonly currency?: string
  readonly botFilter?: string
  readonly storeIp?: string
  readonly origins?: string
  readonly conversions?: string
  readonly pageRules?: string
  readonly set?: readonly string[]
}

/**
 * The settings that the options ask for, by their names in the API; empty where they ask for none. Values are judged by
 * the server, which knows what is right.
 * @throws UsageError where an option's text cannot be read.
 */
export function settingsOf(options: SettingOptions): Record<string, unknown> {
  const settings: Record<string, unknown> = {}
  if (options.retention !== undefined) settings.retentionDays = readDays(options.retention)
  if (options.timezone !== undefined) settings.timezone = options.timezone
  if (options.currency !== undefined) settings.currency = options.currency.toUpperCase()
  if (options.botFilter !== undefined) settings.botFilter = readSwitch('--bot-filter', options.botFilter)
  if (options.storeIp !== undefined) settings.storeIp = readSwitch('--store-ip', options.storeIp)
  if (options.origins !== undefined) settings.allowedOrigins = readList(options.origins)
  if (options.conversions !== undefined) settings.conversions = readList(options.conversions)
  if (options.pageRules !== undefined)
    settings.pageRules = options.pageRules === 'standard' ? null : readJson('--page-rules', options.pageRules)
  for (const text of options.set ?? []) {
    const [name, value] = splitSetting(text)
    settings[name] = readJson(`--set ${name}`, value)
  }
  return settings
}

function readDays(text: string): number | null {
  if (/^(?:forever|for-ever|none|unlimited)$/i.test(text)) return null
  if (/^\d{1,5}$/.test(text)) return Number(text)
  throw new UsageError('--retention must be forever, or a number of days such as 365.')
}

function readSwitch(option: string, text: string): boolean {
  if (/^(?:on|true|yes)$/i.test(text)) return true
  if (/^(?:off|false|no)$/i.test(text)) return false
  throw new UsageError(`${option} must be on or off.`)
}

const readList = (text: string): string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')

function splitSetting(text: string): [string, string] {
  const at = text.indexOf('=')
  if (at <= 0)
    throw new UsageError(
      '--set must be the name of a setting and its value in JSON, such as --set storeIp=true.',
    )
  return [text.slice(0, at), text.slice(at + 1)]
}

function readJson(option: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new UsageError(
      `${option} must be JSON, such as '[{"match": "^/de/", "replace": "/"}]'; ${JSON.stringify(text.slice(0, 80))} is not.`,
    )
  }
}
