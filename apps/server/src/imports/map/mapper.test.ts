import { describe, expect, it } from 'vitest'
import { createMapper } from './mapper.ts'
import { parseMapping } from './mapping.ts'

const mapCsv = (mapping: object, fields: Record<string, string>) =>
  createMapper(parseMapping(mapping, 'of the test'), 'csv')(Object.assign(Object.create(null), fields))

const mapJson = (mapping: object, fields: Record<string, unknown>) =>
  createMapper(parseMapping(mapping, 'of the test'), 'ndjson')(fields)

const at = Date.UTC(2019, 9, 1)
const base = { timestamp: 'ts', visitorId: 'who', type: 'what' }

describe('createMapper', () => {
  it('puts columns where they are mapped to, and leaves empty cells out', () => {
    const map = {
      ...base,
      userAgent: 'ua',
      utmSource: 'campaign',
      'properties.brand': 'brand',
      revenue: 'value',
    }
    const row = { ts: String(at), who: '0', what: 'view', ua: 'X/1', campaign: 'mail', brand: '', value: '0' }
    expect(mapCsv({ map, timeFormat: 'ms' }, row)).toEqual({
      at,
      event: {
        timestamp: at,
        visitorId: '0',
        type: 'view',
        revenue: 0,
        context: { userAgent: 'X/1', utm: { source: 'mail' } },
      },
    })
  })

  it('keeps text that looks like a number as text, unless the column is called a number', () => {
    const row = { ts: '2019-10-01', who: 'a', what: 'view', zip: '01234', price: '19.90' }
    expect(mapCsv({ map: base, properties: 'rest', numbers: ['price'] }, row)).toMatchObject({
      event: { properties: { zip: '01234', price: 19.9 } },
    })
    expect(mapCsv({ map: base, properties: 'rest', numbers: ['price'] }, { ...row, price: 'cheap' })).toEqual(
      {
        reason: 'price is not a number',
      },
    )
  })

  it('takes columns by their names where none is mapped', () => {
    const row = { timestamp: '2019-10-01', visitorId: 'a', type: 'VIEW', 'properties.price': '1', other: 'x' }
    expect(mapCsv({}, row)).toMatchObject({
      event: { visitorId: 'a', type: 'VIEW', properties: { price: '1' } },
    })
  })

  it('gives every event the fields that are set', () => {
    const set = { type: 'purchase', currency: 'EUR' }
    const row = { ts: '2019-10-01', who: 'a' }
    expect(mapCsv({ map: { timestamp: 'ts', visitorId: 'who' }, set }, row)).toMatchObject({ event: set })
  })

  it('ignores session ids by inactivity, and then needs somebody', () => {
    const map = { timestamp: 'ts', type: 'what', sessionId: 'session' }
    const row = { ts: '2019-10-01', what: 'view', session: 's1' }
    expect(mapCsv({ map }, row)).toMatchObject({ event: { sessionId: 's1' } })
    expect(mapCsv({ map, sessions: 'inactivity' }, row)).toEqual({
      reason: 'names no sessionId, visitorId or userId',
    })
  })

  it('says why a line is no event', () => {
    const row = { ts: '2019-10-01', who: 'a', what: 'view' }
    expect(mapCsv({ map: base }, { ...row, ts: '' })).toEqual({ reason: 'has no timestamp' })
    expect(mapCsv({ map: base }, { ...row, ts: 'soon' })).toMatchObject({
      reason: expect.stringMatching(/not a time/),
    })
    expect(mapCsv({ map: base }, { ...row, who: 'a b' })).toMatchObject({
      reason: expect.stringMatching(/^visitorId must be/),
    })
    expect(mapCsv({ map: base }, { ...row, what: 'ü' })).toMatchObject({
      reason: expect.stringMatching(/^type must be/),
    })
  })

  it('stops at once where a mapped column is not in the file', () => {
    expect(() => mapCsv({ map: base }, { ts: '2019-10-01', what: 'view' })).toThrow('no column "who"')
  })

  it('takes an exported event as it is, without what is worked out anew', () => {
    const exported = {
      eventId: 'e1',
      type: 'view',
      timestamp: '2019-10-01T00:00:00.000Z',
      step: 1,
      sessionId: 's1',
      userId: null,
      page: '/products/:id',
      receivedAt: '2019-10-01T00:00:00.000Z',
      properties: { a: [1] },
      sequence: 3,
    }
    expect(mapJson({}, exported)).toEqual({
      at,
      event: {
        eventId: 'e1',
        type: 'view',
        timestamp: at,
        sessionId: 's1',
        properties: { a: [1] },
        sequence: 3,
      },
    })
  })

  it('reaches into objects', () => {
    const map = { timestamp: 'ts', visitorId: 'visitor.id', type: 'what', 'properties.tags': 'meta.tags' }
    const row = { ts: at, visitor: { id: 7 }, what: 'view', meta: { tags: ['a'] } }
    expect(mapJson({ map }, row)).toMatchObject({ event: { visitorId: '7', properties: { tags: ['a'] } } })
  })

  it('refuses a mapping with fields or settings that there are not', () => {
    expect(() => parseMapping({ map: { colour: 'x' } }, 'of m.json')).toThrow(
      'map.colour is no field of an event',
    )
    expect(() => parseMapping({ timeFormat: 'sometime' }, 'of m.json')).toThrow('timeFormat must be iso')
    expect(() => parseMapping({ sesions: 'id' }, 'of m.json')).toThrow('sesions')
  })
})
