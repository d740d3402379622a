import { type JourneysQuestion, journeysQuestion } from '@sojourn/contract'
import fc from 'fast-check'
import { drawnPages } from './drawn-store.ts'

const places = {
  pages: [...drawnPages, '/cart'],
  sections: ['shop', 'konto ü', '__proto__'],
  events: ['page_view', 'click', 'purchase'],
  stages: ['browse', 'product', 'cart'],
} as const

const kind = fc.constantFrom('pages', 'pages', 'sections', 'events', 'stages')

/** Questions about journeys: of everything, from, to and around any point. */
export const drawnJourneys: fc.Arbitrary<JourneysQuestion> = kind
  .chain((of: keyof typeof places) => {
    const place = fc.constantFrom<string>(...places[of])
    return fc.record({
      of: fc.constant(of),
      where: fc.oneof(
        fc.constant({}),
        fc.record({ startAt: place }),
        fc.record({ endAt: place }),
        fc.record({ startAt: place, endAt: place }),
        fc.record({ around: place }),
      ),
      depth: fc.constantFrom(2, 3, 4, 10),
      merge: fc.boolean(),
      limit: fc.constantFrom(1, 2, 100),
      minCount: fc.constantFrom(1, 1, 2),
    })
  })
  .map(({ where, ...rest }) => journeysQuestion.parse({ ...rest, ...where }))
