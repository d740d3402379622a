/** Chance that can be repeated: the same text gives the same numbers, on every machine. */
export interface Random {
  /** From 0 to below 1. */
  unit(): number
  /** Whether something of this probability happens. */
  chance(probability: number): boolean
  /** A whole number between two, both included. */
  between(least: number, most: number): number
  pick<T>(list: readonly T[]): T
  /** One of a list, each as often as its `weight` says. */
  weigh<T extends { readonly weight: number }>(list: readonly T[]): T
  /** How long something takes whose mean is given: mostly shorter, sometimes much longer. */
  wait(mean: number): number
}

/** sfc32 of PractRand (https://pracrand.sourceforge.net/), begun with four hashes of the text. */
export function createRandom(text: string): Random {
  let [a, b, c, d] = hashes(text)
  const unit = (): number => {
    const sum = (a + b + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum
    return (sum >>> 0) / 2 ** 32
  }
  for (let round = 0; round < 15; round++) unit()
  return {
    unit,
    chance: (probability) => unit() < probability,
    between: (least, most) => least + Math.floor(unit() * (most - least + 1)),
    pick: (list) => list[Math.floor(unit() * list.length)] as (typeof list)[number],
    weigh(list) {
      let left = unit() * list.reduce((sum, { weight }) => sum + weight, 0)
      for (const entry of list) {
        left -= entry.weight
        if (left < 0) return entry
      }
      return list.at(-1) as (typeof list)[number]
    },
    wait: (mean) => -Math.log(1 - unit()) * mean,
  }
}

/** FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/) of the text with four endings. */
function hashes(text: string): [number, number, number, number] {
  const hash = (ending: string) =>
    [...`${text}${ending}`].reduce(
      (sum, letter) => Math.imul(sum ^ letter.charCodeAt(0), 16777619),
      2166136261,
    )
  return [hash('a'), hash('b'), hash('c'), hash('d')]
}
