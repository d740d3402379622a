import { z } from 'zod'

/** A figure as it is answered; null where nothing can be told, such as a rate of no sessions. */
export const figure = z.number().nullable()

/** Figures by the name of their metric, as a shape: the names are those that a question asks for. */
type FiguresShape = Readonly<Record<string, z.ZodType<number | null | undefined>>>

const previous = <Shape extends FiguresShape>(figures: Shape) => ({
  previous: z.object(figures).optional().describe('The same of the period before'),
})

/** A break-down, as answered. */
export const breakdownSchema = <Shape extends FiguresShape>(figures: Shape) => {
  const compared = { ...figures, ...previous(figures) }
  return z.object({
    rows: z
      .array(
        z.object({
          value: z.string().nullable().describe('Null: sessions of which no value is known'),
          ...compared,
        }),
      )
      .describe('The values that most have, the most first'),
    other: z.object(compared).describe('All other values together'),
    total: z.object(compared).describe('All sessions'),
  })
}

/** Figures by interval, as answered. */
export const timeSeriesSchema = <Shape extends FiguresShape>(figures: Shape) => {
  const points = z.array(
    z.object({
      time: z.iso
        .datetime()
        .describe('Where the interval begins; that of the first may lie before the range'),
      ...figures,
    }),
  )
  return z.object({
    interval: z.string().describe('hour, day, week or month'),
    points: points.describe('Every interval of the range, in order; zeros where nothing was'),
    total: z.object(figures).describe('Of all sessions together; different visitors do not add up'),
    previous: z
      .object({ points, total: z.object(figures) })
      .optional()
      .describe('The same of the period before'),
  })
}

/** The top lists of the dashboard, by the dimension that each is of. */
export const topLists = [
  'page',
  'entryPage',
  'exitPage',
  'channel',
  'referrerHost',
  'utmSource',
  'utmCampaign',
  'country',
  'device',
  'browser',
  'os',
] as const
export type TopList = (typeof topLists)[number]

const topRow = z.object({
  value: z.string().nullable().describe('Null: sessions of which no value is known'),
  sessions: z.number().int(),
})
const topPage = topRow.extend({ pageViews: z.number().int() })

/** Everything of the dashboard, as answered. */
export const dashboardSchema = <Shape extends FiguresShape>(figures: Shape) =>
  z.object({
    current: z.object({
      ...figures,
      activeNow: z
        .number()
        .int()
        .describe('Sessions heard from within 90 seconds and not ended, whenever they started'),
    }),
    previous: z
      .object(figures)
      .nullable()
      .describe('Of the period before; null where the range has no beginning'),
    interval: z.string().describe('Of the series: hour, day, week or month'),
    series: z
      .array(z.object({ time: z.iso.datetime().describe('Where the interval begins'), ...figures }))
      .describe('Every interval of the range, in order; zeros where nothing was'),
    top: z
      .object({
        ...(Object.fromEntries(topLists.map((name) => [name, z.array(topRow)])) as Record<
          TopList,
          z.ZodArray<typeof topRow>
        >),
        page: z.array(topPage).describe('Most page views first; the other lists: most sessions first'),
      })
      .describe('The first rows of the break-downs of these names'),
  })
