import { readFile } from 'node:fs/promises'
import { type Mapping, parseMapping } from '@sojourn/server'
import { CommandError } from '../../command-error.ts'
import { UsageError } from '../../usage-error.ts'

/** The options of `sojourn import` that make the mapping. */
export interface MappingOptions {
  readonly mapping?: string
  readonly map?: readonly string[]
  readonly set?: readonly string[]
  readonly type?: string
  readonly timeFormat?: string
  readonly sessions?: string
  readonly properties?: string
  readonly numbers?: string
  readonly preset?: string
}

/**
 * The mapping of the file that is named, if any, with what the other options say put over it.
 * @throws UsageError, CommandError, ImportFault where it cannot be read or used.
 */
export async function readMapping(options: MappingOptions): Promise<Mapping> {
  const { mapping: file, type, timeFormat, sessions, properties, numbers, preset } = options
  const base = file === undefined ? {} : await readFileMapping(file)
  const map = pairs('--map', 'timestamp=ts', options.map)
  const set = { ...pairs('--set', 'currency=EUR', options.set), ...(type === undefined ? {} : { type }) }
  return parseMapping(
    {
      ...base,
      map: { ...(base.map as object | undefined), ...map },
      set: { ...(base.set as object | undefined), ...set },
      ...(preset === undefined ? {} : { preset }),
      ...(timeFormat === undefined ? {} : { timeFormat }),
      ...(sessions === undefined ? {} : { sessions }),
      ...(properties === undefined ? {} : { properties }),
      ...(numbers === undefined ? {} : { numbers: numbers.split(',').map((name) => name.trim()) }),
    },
    file === undefined ? 'given by the options' : `of ${file}`,
  )
}

async function readFileMapping(file: string): Promise<Record<string, unknown>> {
  const text = await readFile(file, 'utf8')
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return value as Record<string, unknown>
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new CommandError(`The mapping ${file} is no JSON: ${reason}.`, { cause })
  }
  throw new CommandError(
    `The mapping ${file} must be a JSON object such as {"map": {"type": "event", "timestamp": "ts"}}.`,
  )
}

function pairs(
  option: string,
  example: string,
  texts: readonly string[] | undefined,
): Record<string, string> {
  const found: Record<string, string> = {}
  for (const text of texts ?? []) {
    const at = text.indexOf('=')
    if (at <= 0)
      throw new UsageError(`${option} must have the form ${example}; ${JSON.stringify(text)} has not.`)
    found[text.slice(0, at).trim()] = text.slice(at + 1)
  }
  return found
}
