import { parseJson } from '../request/parse-json.ts'

/**
 * A body that collects, with its user replaced: everywhere that one can stand, it is this user, or nobody.
 * @throws {Refusal} `malformed_json`
 */
export function nameUser(body: Uint8Array, userId: string | undefined): string {
  const named = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(named)
    if (typeof value !== 'object' || value === null) return value
    const { userId: _, externalId: __, ...rest } = value as Record<string, unknown>
    for (const list of ['events', 'batch']) if (list in rest) rest[list] = named(rest[list])
    return userId === undefined ? rest : { ...rest, userId }
  }
  return JSON.stringify(named(body.length === 0 ? {} : parseJson(body)))
}
