import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { expect } from 'vitest'
import type { Api } from './create-api.ts'

const folder = fileURLToPath(new URL('../../../../shared/data/', import.meta.url))

/** Why a set of real data is not there; undefined where it is. */
export const missingDataSet = (name: string): string | undefined =>
  existsSync(`${folder}${name}/events.csv.gz`) ? undefined : `there is no ../shared/data/${name}`

/** Sends every line of a set as an event of its own; answers how many there were. */
export async function sendDataSet(api: Api, name: string): Promise<number> {
  const text = gunzipSync(await readFile(`${folder}${name}/events.csv.gz`)).toString()
  // By time, as things happen: a batch then lies in few of the store's weeks.
  const lines = text.trim().split('\n').slice(1)
  lines.sort((one, other) => Number.parseInt(one, 10) - Number.parseInt(other, 10))
  for (let first = 0; first < lines.length; first += 1000) {
    const events = lines.slice(first, first + 1000).map((line, index) => {
      const [at, visitorId, sessionId, type, path, value] = line.split(',')
      return {
        eventId: `line-${first + index}`,
        timestamp: Number(at),
        visitorId,
        type,
        ...(sessionId ? { sessionId } : {}),
        ...(path ? { path } : {}),
        ...(value ? { revenue: Number(value) } : {}),
      }
    })
    const answer = await api('POST', '/api/v1/events/batch', { events })
    expect(answer.body).toMatchObject({ accepted: events.length })
  }
  return lines.length
}
