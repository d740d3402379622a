import { hash64 } from '@sojourn/sessions'
import { openTestWarehouse, type TestWarehouse } from '@sojourn/test-server/warehouse'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { name, text } from '../../test/arbitrary-values.ts'
import { exampleEvent, sessionOf } from '../../test/example-rows.ts'
import { insertSessions } from '../writer.ts'
import { knownHashes } from './known-hashes.ts'

let store: TestWarehouse
beforeAll(async () => {
  store = await openTestWarehouse()
})
afterAll(() => store?.close())

async function readHashes(): Promise<Set<bigint>> {
  const chunks: Uint8Array[] = []
  for await (const chunk of knownHashes(store.warehouse)) chunks.push(chunk)
  const bytes = Buffer.concat(chunks)
  const hashes = new Set<bigint>()
  for (let offset = 0; offset < bytes.length; offset += 8) hashes.add(bytes.readBigUInt64LE(offset))
  return hashes
}

it('every session, visitor and visit of a user is known by the hash that is computed here', async () => {
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
      const hashes = await readHashes()
      const expected = sessions.flatMap(({ sessionId, visitorId, user }) => [
        hash64(sessionId),
        hash64(visitorId === '' ? `u:${user}` : visitorId),
      ])
      expect(expected.filter((hash) => !hashes.has(hash))).toEqual([])
    }),
    { numRuns: 15 },
  )
})
