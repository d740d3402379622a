import type { SegmentAnswer } from '@sojourn/contract'

type Rule = NonNullable<SegmentAnswer['rule']>

/** A condition while it is written. */
export type Condition =
  | {
      readonly kind: 'event'
      readonly type: string
      readonly did: boolean
      /** At least so often. */
      readonly times: number
      /** A length of time before now, such as `30d`; empty: at any time. */
      readonly within: string
    }
  | {
      readonly kind: 'session' | 'user'
      readonly property: string
      readonly op: string
      readonly value: string
    }

/** A rule as the builder has it: conditions, of which all or one must hold. */
export interface Draft {
  readonly of: 'sessions' | 'users'
  readonly all: boolean
  readonly conditions: readonly Condition[]
}

export const newCondition: Condition = { kind: 'event', type: '', did: true, times: 1, within: '' }

export const emptyDraft: Draft = { of: 'sessions', all: true, conditions: [newCondition] }

/** The API's comparisons in words. */
export const comparisons = [
  { value: 'eq', label: 'is' },
  { value: 'neq', label: 'is not' },
  { value: 'contains', label: 'contains' },
  { value: 'notContains', label: 'does not contain' },
  { value: 'startsWith', label: 'starts with' },
  { value: 'in', label: 'is one of' },
  { value: 'gt', label: 'is more than' },
  { value: 'gte', label: 'is at least' },
  { value: 'lt', label: 'is less than' },
  { value: 'lte', label: 'is at most' },
  { value: 'exists', label: 'is known' },
  { value: 'notExists', label: 'is not known' },
  { value: 'matches', label: 'matches' },
] as const

export const needsValue = (op: string): boolean => op !== 'exists' && op !== 'notExists'

/** Whether a condition says all that it must. */
const isWhole = (condition: Condition): boolean =>
  condition.kind === 'event'
    ? condition.type !== ''
    : condition.property !== '' && (!needsValue(condition.op) || condition.value !== '')

const orders = new Set(['gt', 'gte', 'lt', 'lte'])

/** A value as it is compared: a list, a number where numbers are put in order, else a text. */
function comparedWith(op: string, value: string): string | number | string[] {
  if (op === 'in')
    return value
      .split(',')
      .map((one) => one.trim())
      .filter(Boolean)
  return orders.has(op) && value.trim() !== '' && Number.isFinite(Number(value)) ? Number(value) : value
}

/** The rule as the API takes it; null while a condition is not finished. */
export function ruleOf({ of, all, conditions }: Draft): Rule | null {
  if (conditions.length === 0 || !conditions.every(isWhole)) return null
  const list = conditions.map((condition) => {
    if (condition.kind === 'event') {
      const { type, did, times, within } = condition
      return {
        event: {
          type,
          ...(did ? {} : { did }),
          ...(times > 1 ? { times: { gte: times } } : {}),
          ...(within ? { within } : {}),
        },
      }
    }
    const { kind, property, op, value } = condition
    return { [kind]: { property, op, ...(needsValue(op) ? { value: comparedWith(op, value) } : {}) } }
  })
  const [only] = list
  return { of, where: list.length === 1 ? only : { [all ? 'and' : 'or']: list } } as Rule
}

/** The rule for the builder; null where it says more than the builder has fields for. */
export function draftOf(rule: Rule): Draft | null {
  const { of, where } = rule as { of: Draft['of']; where: Record<string, unknown> }
  const list = (where.and ?? where.or ?? [where]) as Record<string, Record<string, unknown>>[]
  const conditions = list.map(conditionOf)
  if (conditions.includes(null)) return null
  return { of, all: where.or === undefined, conditions: conditions as Condition[] }
}

function conditionOf(part: Record<string, Record<string, unknown>>): Condition | null {
  if (part.event) {
    const { type, did = true, times, within = '', where, ...others } = part.event
    const { gte = 1, lte } = (times ?? {}) as { gte?: number; lte?: number }
    const isPlain = typeof type === 'string' && typeof within === 'string' && lte === undefined
    const isMore = Object.keys(others).length > 0 || (Array.isArray(where) && where.length > 0)
    return isPlain && !isMore ? { kind: 'event', type, did: did === true, times: gte, within } : null
  }
  const kind = part.session ? 'session' : part.user ? 'user' : null
  if (!kind) return null
  const { property, op, value = '' } = part[kind] as { property: string; op: string; value?: unknown }
  return { kind, property, op, value: Array.isArray(value) ? value.join(', ') : String(value) }
}
