import type { FunnelInput, JourneysQuestion } from '@sojourn/contract'
import { exactPattern } from '../ways/page-pattern.ts'

export interface JourneyPath {
  readonly path: readonly string[]
  readonly entered: boolean
  readonly ended: boolean
  /** The station, from 0, of the start, the end or the point; absent: none was asked for. */
  readonly anchor?: number | undefined
}

/** The funnel whose last step has as many sessions as the path. */
export function pathFunnel(
  { path, entered, ended, anchor }: JourneyPath,
  { of, merge }: Pick<JourneysQuestion, 'of' | 'merge'>,
): FunnelInput {
  const stations = path.map((name, index) => ({
    name: name.slice(0, 256),
    ...matchOf[of](name),
    ...(index === anchor ? { first: true } : {}),
  }))
  return {
    per: 'session',
    order: 'strict',
    of,
    merge,
    steps: [
      ...(entered ? [{ edge: 'entry' as const }] : []),
      ...(stations as FunnelInput['steps']),
      ...(ended ? [{ edge: 'exit' as const }] : []),
    ],
  }
}

const matchOf: Readonly<Record<JourneysQuestion['of'], (name: string) => object>> = {
  pages: (name) => ({ page: exactPattern(name) }),
  sections: (section) => ({ section }),
  events: (type) => ({ type }),
  stages: (stage) => ({ stage }),
}
