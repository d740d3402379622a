import { z } from 'zod'
import { ImportFault } from '../import-fault.ts'
import { presetNames } from '../presets/presets.ts'
import { fieldNames, fieldOf } from './fields.ts'
import { timeReader } from './time-format.ts'

const byField = <Value extends z.ZodType>(value: Value) =>
  z.record(z.string(), value).superRefine((entries, context) => {
    for (const name of Object.keys(entries).filter((name) => fieldOf(name) === undefined))
      context.addIssue({
        code: 'custom',
        path: [name],
        message: `is no field of an event; there are ${fieldNames.join(', ')}`,
      })
  })

const isTimeFormat = (format: string): boolean => {
  try {
    timeReader(format)
    return true
  } catch {
    return false
  }
}

/** How the columns of a file become events; the form of a mapping file. */
export const mappingSchema = z.strictObject({
  map: byField(z.string()).default({}),
  set: byField(z.union([z.string(), z.number(), z.boolean()])).default({}),
  timeFormat: z
    .string()
    .refine(isTimeFormat, {
      error: 'must be iso, ms, s, us, or a pattern such as %d/%b/%Y:%H:%M:%S %z',
    })
    .default('iso'),
  sessions: z.enum(['id', 'inactivity'], { error: 'must be id or inactivity' }).default('id'),
  properties: z.enum(['mapped', 'rest'], { error: 'must be mapped or rest' }).default('mapped'),
  numbers: z.array(z.string()).default([]),
  preset: z
    .enum(presetNames as [string, ...string[]], { error: `must be one of ${presetNames.join(', ')}` })
    .optional(),
})
export type Mapping = z.output<typeof mappingSchema>

/** @throws ImportFault that lists everything that is wrong with it. */
export function parseMapping(value: unknown, where: string): Mapping {
  const parsed = mappingSchema.safeParse(value)
  if (parsed.success) return parsed.data
  const faults = parsed.error.issues.map(({ path, message }) => `\n  ${path.join('.') || 'it'} ${message}`)
  throw new ImportFault(`The mapping ${where} cannot be used:${faults.join('')}`)
}
