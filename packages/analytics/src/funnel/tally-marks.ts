import { conversionSeconds } from '@sojourn/contract'
import { PeopleSet } from '../figures/people-set.ts'
import { type FunnelFigures, figuresOf, type Timed } from './figures.ts'
import type { PersonMarks } from './person-marks.ts'

/** Times in the middle of a step that are listed at most. */
const middleMax = 100_000

/** The figures of steps that people reached, but for those that they are known to have reached before. */
export function tallyMarks(
  { people, took, earned }: PersonMarks,
  steps: number,
  known?: PeopleSet,
): FunnelFigures {
  const all = new PeopleSet(people)
  const reached = new Uint32Array(all.size)
  let row = 0
  const note = (bits: number) => {
    reached[row] = bits
    row += 1
  }
  if (known) known.meet(all, (here, there) => note(there & ~here))
  else all.each(note)
  const has = (row: number, step: number) => (((reached[row] ?? 0) >> step) & 1) === 1
  const last = steps - 1
  const timed = (times: Uint32Array | undefined, step: number) =>
    timesOf((times ?? new Uint32Array()).filter((_, row) => has(row, step)))
  const counts = figuresOf(steps).counts.map((_, step) => reached.filter((_, row) => has(row, step)).length)
  const revenue = new Map<string, number>()
  for (const [row, amount, currency] of earned)
    if (has(row, last)) revenue.set(currency, (revenue.get(currency) ?? 0) + amount)
  return {
    counts,
    steps: counts.map((_, step) => timed(step === 0 ? undefined : took[step - 1], step)),
    whole: timed(took[last], last),
    revenue,
  }
}

/** What times come to: their median, how many reach each bar, and those in the middle. */
function timesOf(times: Uint32Array): Timed {
  times.sort()
  const middle = (times.length - 1) / 2
  const [below, above] = [times[Math.floor(middle)], times[Math.ceil(middle)]]
  const bars = new Map<number, number>()
  let from = 0
  for (const [index, seconds] of conversionSeconds.entries()) {
    const next = conversionSeconds[index + 1]
    const to = next === undefined ? times.length : firstFrom(times, next * 1000)
    if (to > from) bars.set(seconds * 1000, to - from)
    from = to
  }
  const left = Math.max(0, Math.floor((times.length - middleMax) / 2))
  return {
    median: below === undefined || above === undefined ? null : (below + above) / 2,
    bars,
    middle: times.slice(left, left + middleMax),
  }
}

/** The first place in times in order that is not less. */
function firstFrom(times: Uint32Array, value: number): number {
  let [from, to] = [0, times.length]
  while (from < to) {
    const place = (from + to) >>> 1
    if ((times[place] ?? 0) < value) from = place + 1
    else to = place
  }
  return from
}
