import { readdir } from 'node:fs/promises'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { openStages, type Stages } from './stage/open-stages.ts'
import type { Scenario } from './stage/scenario.ts'

const folder = new URL('scenarios/', import.meta.url)
const names = await readdir(folder)
const scenarios = await Promise.all(
  names.map(async (name) => {
    const { scenario } = await import(new URL(`${name}/scenario.ts`, folder).href)
    return { name, ...(scenario as Scenario) }
  }),
)

let stages: Stages | undefined
beforeAll(async () => {
  stages = await openStages()
})
afterAll(() => stages?.close())

describe.concurrent('in a real browser', () => {
  for (const { name, title, play } of scenarios.filter(({ isAlone }) => !isAlone))
    it(`${name}: ${title}`, () => stages?.play(name, play))
})

describe('alone in a real browser', () => {
  for (const { name, title, play } of scenarios.filter(({ isAlone }) => isAlone))
    it(`${name}: ${title}`, () => stages?.play(name, play))
})
