import { hash64 } from '@sojourn/sessions'
import { openTestWarehouse, type TestWarehouse } from '@sojourn/test-server/warehouse'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { name, text } from '../../test/arbitrary-values.ts'
import { exampleEvent, sessionOf } from '../../test/example-rows.ts'
import { insertSessions } from '../writer.ts'
import { knownHashes, knownRowBytes } from './known-hashes.ts'

let store: TestWarehouse
beforeAll(async () => {
  store = await openTestWarehouse()
})
afterAll(() => store?.close())

async function readHashes() {
  const hashes = new Set<bigint>()
  const places = new Map<number, number>()
  for await (const rows of knownHashes(store.warehouse)) {
    for (let row = 0; row < rows.byteLength; row += knownRowBytes) {
      for (const place of [0, 8]) hashes.add(rows.getBigUint64(row + place, true))
      places.set(rows.getUint32(row + 16, true), rows.getUint32(row + 20, true))
    }
  }
  return { hashes, places }
}

it('every session, visitor and visit of a user is known by the hash that is computed here, and where it lies', async () => {
  const drawn = fc.uniqueArray(fc.record({ sessionId: name, visitorId: text, user: text }), {
    minLength: 1,
    selector: ({ sessionId }) => sessionId,
  })
  let run = 0
  await fc.assert(
    fc.asyncProperty(drawn, async (sessions) => {
      run += 1
      const rows = sessions.map(({ sessionId, visitorId, user }) => ({
        stored: sessionOf([
          exampleEvent({ sessionId, visitorId, visitKey: visitorId === '' ? `u:${user}` : `v:${visitorId}` }),
        ]),
        version: run,
      }))
      await insertSessions(store.warehouse, rows, `token${run}`)
      const { hashes, places } = await readHashes()
      const expected = sessions.flatMap(({ sessionId, visitorId, user }) => [
        hash64(sessionId),
        hash64(visitorId === '' ? `u:${user}` : visitorId),
      ])
      expect(expected.filter((hash) => !hashes.has(hash))).toEqual([])
      for (const { stored } of rows) {
        const { siteId, sessionId, sessionAt } = stored.session
        const fingerprint = Number((hash64(siteId) ^ hash64(sessionId)) >> 32n)
        expect(places.get(fingerprint)).toBe(sessionAt / 1000)
      }
    }),
    { numRuns: 15 },
  )
})
