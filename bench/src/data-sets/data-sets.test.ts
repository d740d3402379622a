import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askSojourn } from './ask-sojourn.ts'
import { dataSets } from './data-sets.ts'
import { importSet } from './import-set.ts'
import { askJourneyFigures, readJourneyTruth } from './journey-figures.ts'
import { askQuestionFigures, readQuestionTruth } from './question-figures.ts'
import { findMissing, readTruth } from './read-truth.ts'
import { countSessions } from './session-figures.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const tested = dataSets.filter(({ isLeftOut }) => !isLeftOut)

/** One server takes the import, the export and the questions behind it. */
const timeoutMs = 300_000

describe('real data', () => {
  let dataDirectory = ''
  beforeAll(async () => {
    dataDirectory = await mkdtemp(join(tmpdir(), 'sojourn-data-set-'))
  })
  afterAll(() => rm(dataDirectory, { recursive: true, force: true }))

  for (const set of tested) {
    it(`${set.name}: every line is imported, and sessions, paths, funnels, revenue and who comes back are those of an independent count`, {
      timeout: timeoutMs,
    }, async ({ skip }) => {
      const missing = findMissing(root, set)
      skip(missing !== undefined, missing)
      const place = { root, dataDirectory: join(dataDirectory, set.name) }
      const truth = await readTruth(root, set)

      const { figures: journeys, last } = await readJourneyTruth(root, set)
      const questions = await readQuestionTruth(root, set)
      const { report, ...answers } = await askSojourn(place, async (ask) => ({
        report: await importSet(place, set),
        sessions: await countSessions(place),
        journeys: await askJourneyFigures(ask, last, journeys),
        questions: await askQuestionFigures(ask, questions),
      }))
      expect(report).toMatchObject({ lines: truth.events, accepted: truth.events })
      expect(answers).toEqual({ sessions: truth, journeys, questions })
    })
  }
})
