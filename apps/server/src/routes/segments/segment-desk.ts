import { checkSegment, QuestionError } from '@sojourn/analytics'
import { type Catalog, unknownSegment } from '@sojourn/catalog'
import {
  ProblemError,
  type SegmentAnswer,
  type SegmentCondition,
  type SegmentRule,
  segmentRule,
} from '@sojourn/contract'
import type { Caller } from '../../credentials/caller.ts'
import { demandSight, demandSightOfEvents, isPersonal } from '../demand-sight.ts'

type Saved = Awaited<ReturnType<Catalog['segments']['list']>>[number]

/** A segment as it is answered to a caller. */
export function presentSegment(
  caller: Caller,
  { segmentId, name, siteId, rule, ...at }: Saved,
): SegmentAnswer {
  const isHidden =
    !caller.permissions.has('personal_data') && namesOf(segmentRule.parse(rule).where).some(isPersonal)
  return {
    segmentId,
    name,
    siteId,
    rule: isHidden ? null : rule,
    createdAt: at.createdAt.toISOString(),
    updatedAt: at.updatedAt.toISOString(),
  }
}

/** Whether a caller's sites include those of a segment; one of all sites is for everybody to use. */
export const sees = (siteIds: readonly string[], { siteId }: Pick<Saved, 'siteId'>): boolean =>
  siteId === null || siteIds.includes(siteId)

/**
 * A segment that the caller can see.
 * @throws ProblemError `not_found`
 */
export async function findSegment(
  catalog: Pick<Catalog, 'segments'>,
  caller: Caller,
  id: string,
): Promise<Saved> {
  const found = await catalog.segments.get(caller.organizationId, id)
  if (!found || !sees(caller.siteIds, found)) throw unknownSegment(id)
  return found
}

/**
 * Checks that a caller may change the segments of a site, or of all where it is null.
 * @throws ProblemError `not_found` (site), `forbidden` (all sites)
 */
export function demandSite(caller: Caller, siteId: string | null): void {
  if (siteId === null ? caller.hasAllSites : caller.siteIds.includes(siteId)) return
  if (siteId !== null)
    throw new ProblemError(
      'not_found',
      `The credential covers no site with the id ${JSON.stringify(siteId)}.`,
    )
  const detail =
    'A segment of all sites is saved and changed by a credential of all sites. Name one as siteId.'
  throw new ProblemError('forbidden', detail)
}

/**
 * Checks that a rule means something, and that the caller may ask by what it names.
 * @throws ProblemError `invalid_request`, `forbidden`
 */
export function demandRule(caller: Caller, rule: SegmentRule): void {
  demandSight(caller, namesOf(rule.where))
  demandSightOfEvents(caller, eventsOf(rule.where))
  try {
    checkSegment(rule)
  } catch (cause) {
    if (!(cause instanceof QuestionError)) throw cause
    const errors = cause.errors.map(({ path, message }) => ({
      path: path.replace(/^segment/, 'rule'),
      message,
    }))
    const [first] = errors
    throw new ProblemError('invalid_request', `${first?.path} ${first?.message}.`, { errors })
  }
}

/** The properties that conditions name. */
function namesOf(condition: SegmentCondition): string[] {
  if ('and' in condition) return condition.and.flatMap(namesOf)
  if ('or' in condition) return condition.or.flatMap(namesOf)
  if ('event' in condition) return condition.event.where.map(({ property }) => property)
  return ['session' in condition ? condition.session.property : condition.user.property]
}

/** The events that conditions name. */
function eventsOf(condition: SegmentCondition): { where: readonly { property: string }[] }[] {
  if ('and' in condition) return condition.and.flatMap(eventsOf)
  if ('or' in condition) return condition.or.flatMap(eventsOf)
  return 'event' in condition ? [condition.event] : []
}
