import { z } from 'zod'
import { funnelQuestion } from './funnel.ts'
import { journeysQuestion } from './journeys.ts'
import { retentionQuestion } from './retention.ts'

const origin = z
  .string({ error: 'must be an origin such as https://intra.example' })
  .regex(/^https?:\/\/(\*\.)?[a-z0-9.-]+(:\d{1,5})?$/, {
    error: 'must be an origin such as https://intra.example, without a path',
  })

/** The pages that a public link can show. */
export const linkPages = ['overview', 'funnel', 'journeys', 'retention'] as const
export type LinkPage = (typeof linkPages)[number]

/** What a public link shows: the overview, or the answer to one question, which whoever has the link cannot change. */
const linkView = z
  .discriminatedUnion(
    'page',
    [
      z.strictObject({ page: z.literal('overview') }),
      z.strictObject({ page: z.literal('funnel'), question: funnelQuestion }),
      z.strictObject({ page: z.literal('journeys'), question: journeysQuestion }),
      z.strictObject({ page: z.literal('retention'), question: retentionQuestion }),
    ],
    { error: `must be a page such as {"page": "overview"}; there are ${linkPages.join(', ')}` },
  )
  .describe('The page, and the question of it that is answered')

const shownSchema = z.object({
  page: z.enum(linkPages),
  question: z.record(z.string(), z.unknown()).optional().describe('As it was given; the overview has none'),
})
export type LinkView = z.output<typeof shownSchema>

/** A public link to be made. */
export const newPublicLink = z.strictObject({
  siteId: z.string({ error: 'must be the id of a site' }),
  name: z
    .string({ error: 'must be a name' })
    .trim()
    .min(1, { error: 'must not be empty' })
    .max(128, { error: 'must be at most 128 characters' }),
  segmentId: z
    .string()
    .nullable()
    .default(null)
    .describe('The segment that everything is narrowed to; null: none'),
  shows: linkView.optional().describe('Absent: the overview'),
  password: z
    .string()
    .min(8, { error: 'must be at least 8 characters' })
    .max(256, { error: 'must be at most 256 characters' })
    .nullable()
    .default(null)
    .describe('What whoever opens it is asked for; null: nothing'),
  frameOrigins: z
    .array(origin)
    .max(20, { error: 'must be at most 20 origins' })
    .default([])
    .describe('Whose pages may show it in a frame; empty: none'),
  expiresAt: z.iso
    .datetime({ offset: true, error: 'must be a time such as 2026-12-31T00:00:00Z' })
    .nullable()
    .default(null)
    .describe('From then on it opens nothing; null: never'),
})

/** A public link, as answered. */
export const publicLinkSchema = z.object({
  linkId: z.string(),
  siteId: z.string(),
  name: z.string(),
  segmentId: z.string().nullable(),
  shows: shownSchema,
  hasPassword: z.boolean(),
  frameOrigins: z.array(z.string()),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime().nullable(),
})
export type PublicLinkAnswer = z.output<typeof publicLinkSchema>

/** What opens a public link. */
export const publicLinkKey = z.strictObject({
  token: z.string({ error: 'must be the part of the link behind the #' }).max(128),
  password: z.string().max(256).optional().describe('Where the link asks for one'),
})

/** What a public link opens, as answered. */
export const openedLinkSchema = z.object({
  name: z.string(),
  pass: z.string().describe('For the calls that a link opens, as `Authorization: Bearer …`'),
  passExpiresAt: z.iso.datetime(),
  shows: shownSchema,
  site: z.object({
    siteId: z.string(),
    name: z.string(),
    timezone: z.string(),
    currency: z.string(),
  }),
})
export type OpenedLinkAnswer = z.output<typeof openedLinkSchema>
