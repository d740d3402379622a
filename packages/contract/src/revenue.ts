import { z } from 'zod'

const figures = {
  currency: z.string().describe('ISO 4217'),
  revenue: z
    .number()
    .describe('What events earned, less what they gave back: the same as the revenue of the sessions'),
  orders: z
    .number()
    .int()
    .describe(
      'Purchases, and other events that earned more than nothing; those with the same number are one',
    ),
  averageOrderValue: z.number().nullable().describe('Revenue by orders; null without orders'),
  buyers: z.number().int().describe('People with an order'),
  repeatBuyers: z.number().int().describe('People with two orders or more'),
}

const part = {
  sessions: z.number().int(),
  revenue: z.number(),
  orders: z.number().int(),
  buyers: z.number().int(),
}

const abandonment = z.object({
  started: z.number().int().describe('Sessions'),
  purchased: z.number().int().describe('Those of them with an order'),
  abandoned: z.number().int().describe('Those of them without'),
  abandonmentRate: z.number().nullable().describe('Abandoned by started; null where none was started'),
})

/** What the chosen sessions earned. */
export const revenueSchema = z.object({
  ...figures,
  sessions: z.number().int(),
  visitors: z.number().int(),
  revenuePerSession: z.number().nullable(),
  revenuePerVisitor: z.number().nullable(),
  currencies: z
    .array(z.object(figures))
    .describe('Each currency in which something was earned, in order of its code'),
  series: z
    .array(z.object({ time: z.iso.datetime(), ...part }))
    .describe('By the start of the sessions; empty intervals are there'),
  channels: z.array(z.object({ channel: z.string().nullable(), ...part })).describe('The most earning first'),
  campaigns: z
    .array(z.object({ campaign: z.string().nullable(), ...part }))
    .describe('The most earning first'),
  products: z
    .array(
      z.object({
        product: z.string().describe('Its id, else its name'),
        name: z.string().nullable(),
        quantity: z.number(),
        orders: z.number().int(),
        revenue: z.number(),
      }),
    )
    .describe('The most earning first'),
  cart: abandonment.describe('Sessions that put something into a cart'),
  checkout: abandonment.describe('Sessions that began a checkout'),
})
export type RevenueAnswer = z.infer<typeof revenueSchema>
