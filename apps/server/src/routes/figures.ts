import { type Figures, metrics } from '@sojourn/analytics'
import { figure } from '@sojourn/contract'
import { z } from 'zod'

const unitNames = {
  count: 'a number',
  share: 'from 0 to 1',
  seconds: 'in seconds',
  money: 'in units of the currency',
} as const

const names = [...metrics.keys()]

/** Every figure that a question can ask for, with what it is: those that were not asked for are left out of the answer. */
export const figuresShape = Object.fromEntries(
  [...metrics.values()].map(({ name, sentence, unit }) => [
    name,
    figure.optional().describe(`${sentence}; ${unitNames[unit]}`),
  ]),
)

/** The query parameter that names figures, `standard` where nothing is said. */
export const metricsParameter = (standard: readonly string[]) =>
  z
    .string()
    .transform((text) => text.split(',').map((name) => name.trim()))
    .refine((list) => list.every((name) => metrics.has(name)), {
      error: `must be one or more of ${names.join(', ')}, with commas between`,
    })
    .default([...standard])
    .describe(
      `Which figures, with commas between: of ${names.join(', ')}. The standard is ${standard.join(',')}`,
    )

/** The query parameter that asks for the period before too. */
export const compareParameter = z
  .enum(['previous'], { error: 'must be previous' })
  .optional()
  .describe(
    '`previous`: the same figures of the period before, as long as the range; there is none before `range=all`',
  )

/** Those of the figures that were asked for, in that order. */
export const pickFigures = (figures: Figures, asked: readonly string[]): Figures =>
  Object.fromEntries(asked.map((name) => [name, figures[name] ?? null]))
