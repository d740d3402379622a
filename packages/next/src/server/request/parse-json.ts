import { Refusal } from '../refusal.ts'

/** @throws {Refusal} `malformed_json` */
export function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch (cause) {
    throw new Refusal('malformed_json', 'The body is not JSON.', { cause })
  }
}
