import { hourWeights, weekdayWeights } from './audience.ts'
import { makePeople, type Person } from './make-people.ts'
import { playVisit } from './play-visit.ts'
import type { Random } from './random.ts'
import { type SeedEvent, VisitRecorder } from './visit-recorder.ts'

/** What a seed is made by: the same values make the same events, with the same ids. */
export interface SeedPlan {
  readonly number: number
  readonly users: number
  readonly days: number
  /** Unix milliseconds; no event lies behind it. */
  readonly until: number
}

const hourMs = 3_600_000
const dayMs = 24 * hourMs
/** What makes, at ten events a visit, about fifty events a person. */
const visitsMean = 5.5
/** A visit begins this long before the end at the latest, so that it is over by then. */
const longestVisitMs = 2 * hourMs

/** Ninety days in the life of a made-up shop: every event of every visit, in the order of time. */
export function makeSeedEvents(plan: SeedPlan): readonly SeedEvent[] {
  const events = makePeople(plan.number, plan.users).flatMap((person) => visitsOf(person, plan))
  return events.sort((a, b) => compare(a.timestamp, b.timestamp) || compare(a.eventId, b.eventId))
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

function visitsOf(person: Person, plan: SeedPlan): readonly SeedEvent[] {
  const { random, devices, place } = person
  const events: SeedEvent[] = []
  let isSignedIn = false
  let freeFrom = 0
  for (const [index, startedAt] of startsOf(person, plan).entries()) {
    if (startedAt < freeFrom) continue
    const device = index === 0 || random.chance(0.8) ? devices[0] : devices.at(-1)
    const visit = new VisitRecorder({
      sessionId: `seed_${sessionName(plan, person, startedAt)}`,
      startedAt,
      visitorId: device?.visitorId ?? '',
      userAgent: device?.userAgent ?? '',
      userId: isSignedIn && random.chance(0.7) ? person.userId : undefined,
      country: place.country,
      locale: place.locale,
    })
    playVisit(visit, person, index === 0)
    isSignedIn ||= visit.isKnown
    freeFrom = visit.endsAt + hourMs
    events.push(...visit.events)
  }
  return events.filter(({ timestamp }) => timestamp <= new Date(plan.until).toISOString())
}

/** Sorts by time; the rest tells visits of the same second, and of other seeds, apart. */
function sessionName({ number, users, days, until }: SeedPlan, { index }: Person, startedAt: number): string {
  const minutes = Math.round(until / 60_000).toString(36)
  const time = Math.floor(startedAt / 1000)
    .toString(36)
    .padStart(7, '0')
  return `${time}_${number}_${users}_${days}_${minutes}_${index + 1}`
}

/** When a person comes, in unix milliseconds and in order: at the hours of their day, more at weekends. */
function startsOf({ random, place, eagerness }: Person, { days, until }: SeedPlan): readonly number[] {
  const from = until - days * dayMs
  const firstDay = random.unit() ** 1.2 * days * 0.92
  const count = 1 + Math.floor(random.wait((visitsMean - 1) * (0.7 + eagerness)))
  const starts = Array.from({ length: count }, () => {
    const midnight = busyDay(random, () => from + (firstDay + random.unit() * (days - firstDay)) * dayMs)
    const hour = random.weigh(hours).hour
    return Math.round(midnight + (hour + random.unit() - place.hoursFromUtc) * hourMs)
  })
  return starts.filter((at) => at >= from && at < until - longestVisitMs).sort((a, b) => a - b)
}

const hours = hourWeights.map((weight, hour) => ({ weight, hour }))

/** The beginning of a day, in unix milliseconds: draws until one is busy enough. */
function busyDay(random: Random, draw: () => number): number {
  const busiest = Math.max(...weekdayWeights)
  for (;;) {
    const day = Math.floor(draw() / dayMs) * dayMs
    if (random.unit() * busiest < (weekdayWeights[new Date(day).getUTCDay()] ?? busiest)) return day
  }
}
