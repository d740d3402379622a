import { createHash } from 'node:crypto'
import { isClientId } from '@sojourn/contract'

const idMax = 128

/** Sixteen hexadecimal digits: 64 bits tell any number of ids apart that one site will ever see. */
const digestLength = 16

/**
 * An id of Segment's specification, which may be any text, as one of ours (1–128 characters of `A-Z a-z 0-9 _ . : -`).
 * One that fits stays as it is. In any other, such as the e-mail address `user+1@x.io`, what does not fit becomes `_`, and
 * a digest of the whole follows, so that the same id always gives the same and two different ones do not meet:
 * `user_1_x.io.` and sixteen digits. Numbers count as their text. What is no id at all (null, empty text) is undefined;
 * other values pass through, for validation to name them.
 */
export function foldId(id: unknown): unknown {
  if (id === undefined || id === null || id === '') return undefined
  const text = typeof id === 'number' && Number.isFinite(id) ? String(id) : id
  if (typeof text !== 'string' || isClientId(text)) return text
  const digest = createHash('sha256').update(text).digest('hex').slice(0, digestLength)
  const readable = text.slice(0, idMax - digestLength - 1).replace(/[^A-Za-z0-9_.:-]/g, '_')
  return `${readable}.${digest}`
}
