import { stageNames } from '@sojourn/contract'
import { recountFigures } from './figures.ts'
import type { ToldSession } from './told-session.ts'

/** The standard stage funnel, told from the raw events: a stage is reached by an event in it, the entry by every session. */
export function recountStages(chosen: readonly ToldSession[], currency: string) {
  const reached = stageNames.map((stage) => {
    const there = chosen.filter(
      ({ events }) => stage === 'entry' || events.some((event) => event.stage === stage),
    )
    const { visitors, sessions, revenue } = recountFigures(there, currency)
    return { stage, visitors, sessions, revenue }
  })
  return reached.map((here, index) => {
    const next = reached[index + 1]
    return {
      ...here,
      dropOff: next === undefined ? null : here.visitors - next.visitors,
      dropOffRate: next === undefined || here.visitors === 0 ? null : 1 - next.visitors / here.visitors,
      sessionDropOffRate:
        next === undefined || here.sessions === 0 ? null : 1 - next.sessions / here.sessions,
    }
  })
}
