import type { AnnotationAnswer } from '@sojourn/contract'

/** An annotation and the interval of a series that it stands at. */
export interface Note extends Pick<AnnotationAnswer, 'annotationId' | 'day' | 'text'> {
  readonly index: number
  /** Its number, by which the drawing and the list belong together. */
  readonly label: string
}

const dayMs = 86_400_000

/** The day of an instant in a time zone, as ISO 8601. */
export const dayOf = (at: string | number, timezone: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: timezone, dateStyle: 'short' }).format(new Date(at))

/** Where annotations stand on a series; those of other days are left out. Times are where intervals begin, in order. */
export function placeNotes(
  annotations: readonly AnnotationAnswer[],
  times: readonly string[],
  timezone: string,
): Note[] {
  const days = times.map((time) => dayOf(time, timezone))
  const last = days.at(-1)
  const before = days.findLast((day) => day !== last)
  const lengthMs = last && before ? Date.parse(last) - Date.parse(before) : dayMs
  const placeOf = (day: string): number => {
    const exact = days.indexOf(day)
    if (exact >= 0) return exact
    const index = days.findLastIndex((start) => start < day)
    const isAfter = index === days.length - 1 && Date.parse(day) - Date.parse(last ?? day) >= lengthMs
    return isAfter ? -1 : index
  }
  return annotations
    .map(({ annotationId, day, text }) => ({ annotationId, day, text, index: placeOf(day) }))
    .filter(({ index }) => index >= 0)
    .map((note, number) => ({ ...note, label: String(number + 1) }))
}
