import { foldUserId } from '../identity/fold-user-id.ts'
import { parseJson } from '../request/parse-json.ts'

/** Whose token came along. */
interface Bearer {
  /** Undefined without a token. */
  readonly userId: string | undefined
  /** Whether what names nobody is theirs: an event is, a change to a session that stands is not. */
  readonly isImplied: boolean
}

/**
 * A body that collects, and in it no user but the token's. What names another is nobody's: events that waited while one
 * user left and the next one came must not give the first one's session to the second.
 * @throws {Refusal} `malformed_json`
 */
export async function nameUser(body: Uint8Array, bearer: Bearer): Promise<string> {
  return JSON.stringify(await name(body.length === 0 ? {} : parseJson(body), bearer))
}

async function name(value: unknown, bearer: Bearer): Promise<unknown> {
  if (Array.isArray(value)) return Promise.all(value.map((member) => name(member, bearer)))
  if (typeof value !== 'object' || value === null) return value
  const { userId, externalId, ...rest } = value as Record<string, unknown>
  const lists = ['events', 'batch'].filter((list) => Array.isArray(rest[list]))
  for (const list of lists) rest[list] = await name(rest[list], bearer)
  const isTheirs = lists.length === 0 && (await isOf(bearer, [userId, externalId]))
  return isTheirs ? { ...rest, userId: bearer.userId } : rest
}

async function isOf({ userId, isImplied }: Bearer, named: readonly unknown[]): Promise<boolean> {
  const claimed = named.filter((id) => id !== undefined && id !== null)
  if (userId === undefined || claimed.length === 0) return userId !== undefined && isImplied
  const ids = await Promise.all(claimed.map((id) => (typeof id === 'string' ? foldUserId(id) : undefined)))
  return ids.every((id) => id === userId)
}
