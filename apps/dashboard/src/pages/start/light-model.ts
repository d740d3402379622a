import { formatAgo } from '../../format/format.ts'

/** What is known of the events of a site. */
export interface Heard {
  /** When its newest session began; null where there is none. */
  readonly newestAt: string | null
  /** Events of the last day that were refused, and why the most were. */
  readonly refused: { readonly events: number; readonly reason: string } | null
}

export interface Light {
  readonly color: 'green' | 'orange' | 'gray'
  readonly words: string
}

/** Green once there is a session; orange where events came and were all refused; grey while nothing came. */
export function lightOf({ newestAt, refused }: Heard, now: number): Light {
  if (newestAt !== null)
    return { color: 'green', words: `Events arrive. The newest session began ${formatAgo(newestAt, now)}.` }
  if (refused) {
    const events = refused.events === 1 ? 'One event came and was' : `${refused.events} events came and were`
    return { color: 'orange', words: `${events} refused: ${refused.reason}.` }
  }
  return { color: 'gray', words: 'Waiting for the first event. This light turns green by itself.' }
}
