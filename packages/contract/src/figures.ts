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
