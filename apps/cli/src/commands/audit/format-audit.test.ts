import { describe, expect, it } from 'vitest'
import { type AuditReport, formatAudit } from './format-audit.ts'

const none = { count: 0, examples: [] }
const clean: AuditReport = {
  sessions: 1200,
  events: 9876,
  isClean: true,
  isRepaired: false,
  mismatched: none,
  doubledEvents: none,
  formerPages: none,
  halfMovedVisits: none,
  orphanEvents: none,
  orphanSessions: none,
  detachedParts: none,
}

describe('formatAudit', () => {
  it('says in one line that nothing is wrong', () => {
    expect(formatAudit(clean)).toBe('1,200 sessions were compared with their 9,876 events. Nothing is wrong.')
  })

  it('tells each kind of finding with its first examples, and what to do', () => {
    const sessionIds = Array.from({ length: 12 }, (_, index) => ({
      sessionId: `s${index}`,
      fields: ['steps'],
    }))
    const text = formatAudit({
      ...clean,
      isClean: false,
      mismatched: { count: 30, examples: sessionIds },
      formerPages: { count: 1, examples: [{ sessionId: 's3', events: 4 }] },
      detachedParts: { count: 1, examples: [{ table: 'events', part: 'p_1', reason: 'checksum' }] },
    })
    expect(text).toContain('30 sessions say something else than their events:')
    expect(text).toContain('    s9: steps\n    and 20 more')
    expect(text).toContain('1 sessions have events with pages or stages of former rules:\n    s3: 4 events')
    expect(text).toContain('p_1 of events: checksum')
    expect(text).toContain('Run it with --repair to mend it. Damaged parts come back only from a backup')
  })
})
