import { z } from 'zod'
import { filtersSchema } from './filter.ts'
import { stageNames } from './session.ts'
import { windowLength } from './time-lengths.ts'
import { outsideUrl } from './webhook.ts'

const windowError = 'must be a length of time from 5m to 30d such as 15m, 1h or 1d'
const window = z
  .string({ error: windowError })
  .refine(
    (text) => {
      const length = windowLength.safeParse(text)
      return length.success && length.data >= 5 * 60_000 && length.data <= 30 * 86_400_000
    },
    { error: windowError },
  )
  .describe('Looked at: this long before now')

const amount = z.number({ error: 'must be a number' }).finite()
const percent = z
  .number({ error: 'must be percent, more than 0' })
  .positive({ error: 'must be percent, more than 0' })
  .max(10_000, { error: 'must be at most 10,000' })

const metric = z.string({ error: 'must be the name of a figure such as sessions' })

/** When an alert is raised. */
export const alertCondition = z.discriminatedUnion(
  'kind',
  [
    z
      .strictObject({
        kind: z.literal('threshold'),
        metric,
        op: z.enum(['above', 'below'], { error: 'must be above or below' }),
        value: amount,
        window,
        filters: filtersSchema.optional(),
      })
      .describe('A figure of the sessions that started in the window is above or below a value'),
    z
      .strictObject({
        kind: z.literal('change'),
        metric,
        direction: z.enum(['up', 'down', 'either'], { error: 'must be up, down or either' }),
        percent,
        window,
        filters: filtersSchema.optional(),
      })
      .describe('A figure differs from the usual, the mean of the same window in the four weeks before'),
    z
      .strictObject({
        kind: z.literal('no_data'),
        minutes: z
          .number({ error: 'must be minutes from 5 to 10080' })
          .int({ error: 'must be minutes from 5 to 10080' })
          .min(5, { error: 'must be minutes from 5 to 10080' })
          .max(10_080, { error: 'must be minutes from 5 to 10080' }),
      })
      .describe('No event was received for so long'),
    z
      .strictObject({
        kind: z.literal('drop_off'),
        stage: z.enum(stageNames, { error: `must be one of ${stageNames.join(', ')}` }),
        points: percent.max(100, { error: 'must be at most 100' }),
        window,
      })
      .describe(
        'More visitors than usual are lost after a stage, by percentage points, against the seven windows before',
      ),
    z
      .strictObject({
        kind: z.literal('page_reached'),
        page: z
          .string({ error: 'must be a page path such as /error, or /error* for all that begin so' })
          .min(1)
          .max(512),
        times: z.number({ error: 'must be a number from 1' }).int().min(1).default(1),
        window,
      })
      .describe('A page, such as that of errors, was viewed so often in the window'),
  ],
  { error: 'must have the kind threshold, change, no_data, drop_off or page_reached' },
)
export type AlertCondition = z.output<typeof alertCondition>

/** Where it is told, beside the webhooks of the site that ask for alerts. */
export const alertChannel = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({
      kind: z.literal('mail'),
      to: z
        .array(z.email({ error: 'must be an e-mail address' }))
        .min(1)
        .max(20),
    }),
    z.strictObject({ kind: z.literal('slack'), url: outsideUrl.describe('Of an incoming webhook') }),
  ],
  { error: 'must have the kind mail or slack' },
)
export type AlertChannel = z.output<typeof alertChannel>

const name = z
  .string({ error: 'must be a name' })
  .trim()
  .min(1, { error: 'must not be empty' })
  .max(128, { error: 'must be at most 128 characters' })
const channels = z.array(alertChannel, { error: 'must be a list of channels' }).max(10)

/** An alert to be made. */
export const newAlert = z.strictObject({
  siteId: z.string({ error: 'must be the id of a site' }),
  name,
  condition: alertCondition,
  channels: channels.default([]),
})

/** What is to change of an alert. */
export const alertChanges = z.strictObject({
  name: name.optional(),
  condition: alertCondition.optional(),
  channels: channels.optional(),
  isEnabled: z.boolean({ error: 'must be true or false' }).optional(),
})

/** An alert, as answered. */
export const alertSchema = z.object({
  alertId: z.string(),
  siteId: z.string(),
  name: z.string(),
  condition: z.record(z.string(), z.unknown()).describe('As it was sent'),
  channels: z.array(
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('mail'), to: z.array(z.string()) }),
      z.object({ kind: z.literal('slack'), host: z.string().describe('The address itself is a secret') }),
    ]),
  ),
  isEnabled: z.boolean(),
  isRaised: z.boolean(),
  raisedAt: z.iso.datetime().nullable(),
  checkedAt: z.iso.datetime().nullable(),
  lastValue: z.number().nullable().describe('What was found when it was last looked at'),
  lastError: z.string().nullable().describe('Why it could not be looked at'),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
})
export type AlertAnswer = z.output<typeof alertSchema>

/** A time at which an alert was raised or ended, as answered. */
export const alertChangeSchema = z.object({
  at: z.iso.datetime(),
  state: z.enum(['raised', 'ended']),
  value: z.number().nullable(),
  sentence: z.string().describe('What was found'),
})
export type AlertChangeAnswer = z.output<typeof alertChangeSchema>
