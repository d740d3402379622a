import type { Frame } from '@sojourn/analytics'
import { type Catalog, unknownSegment } from '@sojourn/catalog'
import { type Filter, filtersSchema, segmentRule } from '@sojourn/contract'
import { z } from 'zod'
import type { ReadCall } from '../credentials/admit.ts'
import { type RangeName, rangeParameters, resolveRange } from '../http/range.ts'
import { demandSight } from './demand-sight.ts'
import { timezoneOf } from './timezone-of.ts'

const segmentId = z
  .string()
  .regex(/^seg_[A-Za-z0-9]{1,64}$/, { error: 'must be the id of a segment such as seg_4fGh…' })
  .optional()
  .describe('A saved segment: sessions that belong to it count')

const filtersText = z
  .string()
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text)
    } catch {
      context.addIssue({
        code: 'custom',
        message: 'must be a JSON text such as [{"property": "country", …}]',
      })
      return z.NEVER
    }
  })
  .pipe(filtersSchema)
  .optional()
  .meta({
    description:
      'JSON text of a list of filters, of which all must fit: `[{"property": "country", "op": "eq", "value": "DE"}]`. They ' +
      'choose sessions, and all events of a chosen session count',
  })

/** The query parameters that choose sessions of a range. */
export const choiceParameters = { filters: filtersText, segmentId }

/** The query parameters of a question: which sessions it is about. */
export const frameParameters = { ...rangeParameters, ...choiceParameters }

/** What was asked by {@link frameParameters}, or by the same members of a body. */
export interface FrameAsked {
  readonly range?: RangeName | undefined
  readonly from?: number | undefined
  readonly to?: number | undefined
  readonly timezone?: string | undefined
  readonly filters?: readonly Filter[] | undefined
  readonly segmentId?: string | undefined
}

export interface FrameDeps {
  readonly catalog: Pick<Catalog, 'site' | 'segments'>
  readonly now: () => number
}

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs

/**
 * The frame of a question. A range that ends now ends with the present minute, so that the same question within a minute
 * is the same; one that is open ends a day from now, which is as far as an event may lie in the future.
 * @throws ProblemError `invalid_request` (range), `not_found` (segment), `forbidden` (filters on who somebody is)
 */
export async function frameOf(
  { caller, siteIds }: Pick<ReadCall, 'caller' | 'siteIds'>,
  asked: FrameAsked,
  { catalog, now }: FrameDeps,
  standard: RangeName = '30d',
): Promise<Frame> {
  const at = now()
  const timezone = asked.timezone ?? timezoneOf(catalog, siteIds)
  const isNamed = asked.from === undefined && asked.to === undefined
  const minuteEnd = Math.floor(at / minuteMs + 1) * minuteMs
  const range = resolveRange(asked, standard, timezone, isNamed ? minuteEnd - 1 : at)
  const from = range.from ?? 0
  const to = range.to ?? Math.max(minuteEnd + dayMs, from + 1)
  return { siteIds, from, to, timezone, now: at, ...(await chosenBy({ caller, siteIds }, asked, catalog)) }
}

/**
 * What is asked about of a range: the filters and the rule of the segment.
 * @throws ProblemError `not_found` (segment), `forbidden` (filters on who somebody is)
 */
export async function chosenBy(
  { caller, siteIds }: Pick<ReadCall, 'caller' | 'siteIds'>,
  { filters = [], segmentId: asked }: Pick<FrameAsked, 'filters' | 'segmentId'>,
  catalog: Pick<Catalog, 'segments'>,
): Promise<Pick<Frame, 'filters' | 'segment'>> {
  demandSight(
    caller,
    filters.map(({ property }) => property),
  )
  // Whoever has a public link sees what it was made for, whatever is asked.
  const segmentId = caller.kind === 'link' ? caller.segmentId : asked
  if (segmentId === undefined) return { filters }
  const found = await catalog.segments.get(caller.organizationId, segmentId)
  const isSeen = found && (found.siteId === null || siteIds.includes(found.siteId))
  if (!isSeen || caller.ownUserId !== null) throw unknownSegment(segmentId)
  return { filters, segment: segmentRule.parse(found.rule) }
}
