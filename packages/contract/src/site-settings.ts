import { z } from 'zod'
import { stageNames } from './session.ts'

const isTimeZone = (name: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

const isPattern = (source: string): boolean => {
  try {
    new RegExp(source)
    return true
  } catch {
    return false
  }
}

const pattern = z.string().min(1).max(512).refine(isPattern, { error: 'must be a regular expression' })

/** What puts an event into a stage: its type is listed, or its page path matches. */
export const stageRule = z.object({
  stage: z.enum(stageNames),
  types: z.array(z.string()).default([]),
  pages: z.array(pattern).default([]).describe('Regular expressions on the page path'),
})
export type StageRule = z.infer<typeof stageRule>

/** A clean-up of page paths: what matches is replaced. `$1` names a group. */
export const pageRule = z.object({ match: pattern, replace: z.string().max(512) })
export type PageRule = z.infer<typeof pageRule>

/** What belongs to a section: paths that match. */
export const sectionRule = z.object({ match: pattern, section: z.string().min(1).max(128) })

const days = z.number().int().min(1).max(36_500).nullable().default(null)

/** The settings of a site, each with its standard value. */
export const siteSettings = z.object({
  timezone: z
    .string()
    .refine(isTimeZone, { error: 'must be an IANA time zone such as Europe/Berlin' })
    .default('UTC')
    .describe('Where the borders of days, weeks and months lie'),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, { error: 'must be an ISO 4217 code such as EUR' })
    .default('USD'),
  allowedOrigins: z
    .array(z.string())
    .default([])
    .describe('Origins that may use the write key, such as https://shop.example; empty: any'),
  conversions: z
    .array(z.string())
    .default(['purchase', 'checkout_complete', 'form_completed', 'conversion'])
    .describe('Event types that are a conversion'),
  outcomes: z
    .array(z.string())
    .default(['form_completed', 'link_clicked', 'cta_clicked'])
    .describe('Event types that name the outcome of a session, the first that occurred wins'),
  stages: z
    .array(stageRule)
    .default([
      {
        stage: 'confirmation',
        types: ['purchase', 'checkout_complete'],
        pages: ['/(confirmation|thank-?you|order-complete)(/|$)'],
      },
      { stage: 'checkout', types: ['checkout_start'], pages: ['/checkout(/|$)'] },
      { stage: 'cart', types: ['add_to_cart', 'remove_from_cart'], pages: ['/(cart|basket)(/|$)'] },
      { stage: 'product', types: ['product_view'], pages: ['/(products?|items?)/[^/]+'] },
      { stage: 'browse', types: ['search'], pages: ['.'] },
    ])
    .describe(
      'Rules of the standard journey, the first that fits an event wins; every session has its entry',
    ),
  pageRules: z
    .array(pageRule)
    .nullable()
    .default(null)
    .describe('Clean-up of page paths in order; null: ids in path segments become :id'),
  sectionRules: z
    .array(sectionRule)
    .default([])
    .describe('Which section a path belongs to; without a rule, its first segment'),
  retentionDays: days.describe(
    'Days that events are kept and accepted, and sessions after they were last heard of; null: for ever',
  ),
  profileRetentionDays: days.describe(
    'Days after which it is forgotten who a visitor was of whom no session is kept any more; null: never',
  ),
  ledgerRetentionDays: days.describe('Days that the ledger of what came in is kept; null: for ever'),
  storeIp: z.boolean().default(false).describe('Whether addresses of visitors are stored'),
  botFilter: z.boolean().default(true).describe('Whether bots are counted and kept out'),
})
export type SiteSettings = z.infer<typeof siteSettings>
