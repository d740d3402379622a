const idMax = 128
/** Sixteen hexadecimal digits tell any number of users apart that one site will ever see. */
const digestLength = 16
const id = /^[A-Za-z0-9_.:-]{1,128}$/

/**
 * A provider's name of a user as Sojourn's id of it (1–128 characters of `A-Z a-z 0-9 _ . : -`). One that fits stays as
 * it is; in any other, what does not fit becomes `_` and a digest of the whole follows, as Sojourn itself does with ids of
 * Segment's clients: `auth0|5f7c` is `auth0_5f7c.` and sixteen digits.
 */
export async function foldUserId(name: string): Promise<string> {
  if (id.test(name)) return name
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(name)))
  const digest = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  const readable = name.slice(0, idMax - digestLength - 1).replace(/[^A-Za-z0-9_.:-]/g, '_')
  return `${readable}.${digest.slice(0, digestLength)}`
}
