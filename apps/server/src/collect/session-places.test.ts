import { hash64 } from '@sojourn/sessions'
import { describe, expect, it } from 'vitest'
import { SessionPlaces } from './session-places.ts'

const anchorOf = (number: number) => 1_700_000_000_000 + number * 1000
const fingerprintOf = (siteId: string, sessionId: string) =>
  Number((hash64(siteId) ^ hash64(sessionId)) >> 32n)

describe('where sessions lie', () => {
  it('is known of those that were added and of those that were stored, by site and id', () => {
    const places = new SessionPlaces()
    const sessions = 40_000
    for (let number = 0; number < sessions; number++) {
      const id = `s${number}`
      if (number % 2 === 0) places.add('a', id, anchorOf(number))
      else places.addStored(fingerprintOf('a', id), anchorOf(number) / 1000)
    }
    const found = Array.from({ length: sessions }, (_, number) => places.find('a', `s${number}`))
    // Some may share a fingerprint: of those nothing is said, and never anything wrong.
    const right = found.filter((at, number) => at === anchorOf(number)).length
    expect(found.filter((at, number) => at !== undefined && at !== anchorOf(number))).toEqual([])
    expect(right).toBeGreaterThan(sessions - 10)
    expect(places.find('b', 's1')).toBeUndefined()
    expect(places.find('a', 'never')).toBeUndefined()
  })

  it('is not said where an id had two anchors', () => {
    const places = new SessionPlaces()
    places.add('a', 's', anchorOf(1))
    places.add('a', 's', anchorOf(1))
    expect(places.find('a', 's')).toBe(anchorOf(1))
    places.add('a', 's', anchorOf(2))
    expect(places.find('a', 's')).toBeUndefined()
    places.add('a', 's', anchorOf(2))
    expect(places.find('a', 's')).toBeUndefined()
  })

  it('keeps the newest where there are more than it has room for', () => {
    const places = new SessionPlaces()
    const room = Math.ceil(0.85 * 2 ** 21)
    for (let number = 0; number < room + 10; number++)
      places.addStored(Math.imul(number, 0x9e3779b1) >>> 0, 1 + number)
    places.add('a', 'new', anchorOf(1))
    expect(places.find('a', 'new')).toBe(anchorOf(1))
  })
})
