import { defineQuery } from '../define-query.ts'
import sql from './visits-of.sql?raw'

/** A visit as it stands in the store. */
export interface StoredVisit {
  readonly siteId: string
  readonly visitKey: string
  readonly sessionId: string
  /** Anchor, first and last event, in unix milliseconds. */
  readonly sessionAt: number
  readonly from: number
  readonly to: number
}

/** The standing visits of some visitors. */
export const visitsOf = defineQuery<{ sites: string[]; keys: string[] }, StoredVisit>({
  name: 'visits-of',
  sql,
  isUpkeep: true,
  read: ([siteId, visitKey, sessionId, sessionAt, from, to]) => ({
    siteId: siteId as string,
    visitKey: visitKey as string,
    sessionId: sessionId as string,
    sessionAt: sessionAt as number,
    from: from as number,
    to: to as number,
  }),
})
