import type { Entry } from './use-audit-log.ts'

/** What an entry changed: one line for each name, before and after as text. */
export function changesOf({ before, after }: Pick<Entry, 'before' | 'after'>): {
  name: string
  before: string
  after: string
}[] {
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])]
  return names.map((name) => ({ name, before: textOf(before?.[name]), after: textOf(after?.[name]) }))
}

const textOf = (value: unknown): string =>
  value === undefined || value === null ? '–' : typeof value === 'string' ? value : JSON.stringify(value)

/** What can be looked for: the actions of the entries on screen, and the one that was chosen. */
export const actionsOf = (entries: readonly Pick<Entry, 'action'>[], chosen: string): string[] =>
  [...new Set([...entries.map(({ action }) => action), ...(chosen ? [chosen] : [])])].sort()
