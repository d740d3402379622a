import { countries, devices } from './audience.ts'
import { createRandom, type Random } from './random.ts'

/** Somebody who visits the made-up shop. */
export interface Person {
  readonly index: number
  readonly random: Random
  /** One for each device; most people have one. */
  readonly devices: readonly { readonly visitorId: string; readonly userAgent: string }[]
  readonly place: (typeof countries)[number]
  /** Who they are once they sign in; undefined for those who never do. */
  readonly userId: string | undefined
  /** How often and how readily they buy, from 0 to 1. */
  readonly eagerness: number
}

/** The people of a seed. Each has chance of their own, so that more people do not change those there were. */
export function makePeople(number: number, users: number): readonly Person[] {
  return Array.from({ length: users }, (_, index) => makePerson(number, index))
}

function makePerson(number: number, index: number): Person {
  const random = createRandom(`person ${number} ${index}`)
  const name = `${number}_${String(index + 1).padStart(4, '0')}`
  const main = { visitorId: `visitor_${name}`, userAgent: random.weigh(devices).userAgent }
  const other = { visitorId: `visitor_${name}_b`, userAgent: random.weigh(devices).userAgent }
  return {
    index,
    random,
    devices: random.chance(0.15) ? [main, other] : [main],
    place: random.weigh(countries),
    userId: random.chance(0.55) ? `user_${name}` : undefined,
    eagerness: random.unit() ** 2,
  }
}
