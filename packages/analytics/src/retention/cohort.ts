/** People of a cohort: how many, and how many of them came back how many periods later. */
export interface Cohort {
  /** Of the break-down; undefined: any of the rest. */
  readonly value: string | undefined
  /** The number of its period. */
  readonly period: number
  readonly size: number
  readonly returned: ReadonlyMap<number, number>
}
