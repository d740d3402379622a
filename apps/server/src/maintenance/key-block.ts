/** Parameters that name a stretch of the table key (site, anchor, session id) within one week. */
export interface KeyBlock extends Record<string, unknown> {
  readonly sites: string[]
  /** Unix seconds, half-open; never across a week, so that only one partition is read. */
  readonly from: number
  readonly to: number
  /** The first session of the block … */
  readonly startSite: string
  readonly startAt: number
  readonly startId: string
  /** … and the first one behind it. */
  readonly endSite: string
  readonly endAt: number
  readonly endId: string
}

/** A place between two sessions in the order of the table key. */
export interface KeyCut {
  readonly siteId: string
  /** Anchor in unix seconds. */
  readonly at: number
  readonly sessionId: string
}

const lowest: KeyCut = { siteId: '', at: 0, sessionId: '' }
/** Behind every site id: they are ASCII. */
const highest: KeyCut = { siteId: '\u{10ffff}', at: 0, sessionId: '' }

/** Cuts a week (or what a range leaves of it) into blocks that cover every possible key. */
export function* blocksOf(
  week: { sites: string[]; from: number; to: number },
  cuts: readonly KeyCut[],
): Generator<KeyBlock> {
  let start = lowest
  for (const end of [...cuts, highest]) {
    yield {
      ...week,
      startSite: start.siteId,
      startAt: start.at,
      startId: start.sessionId,
      endSite: end.siteId,
      endAt: end.at,
      endId: end.sessionId,
    }
    start = end
  }
}
