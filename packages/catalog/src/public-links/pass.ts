import { createHmac, timingSafeEqual } from 'node:crypto'

/** How long a pass opens what its link does, in milliseconds. */
const passMs = 60 * 60_000

/** What a pass is signed over: another token or password voids the passes of before. */
interface Signed {
  readonly id: string
  readonly hash: string
  readonly passwordHash: string | null
}

/** A pass of a link: `link_….EXPIRY.SIGNATURE`. */
export function makePass(secret: string, link: Signed): { pass: string; passExpiresAt: Date } {
  const passExpiresAt = new Date(Date.now() + passMs)
  const expiry = passExpiresAt.getTime().toString(36)
  return { pass: `${link.id}.${expiry}.${sign(secret, link, expiry)}`, passExpiresAt }
}

/** What a pass says of itself, and whether it was signed for a link; undefined where it is none or is over. */
export function readPass(
  pass: string,
): { readonly linkId: string; isOf(secret: string, link: Signed): boolean } | undefined {
  const [linkId = '', expiry = '', signature = ''] = pass.split('.')
  if (Number.parseInt(expiry, 36) > Date.now())
    return {
      linkId,
      isOf(secret, link) {
        const expected = Buffer.from(sign(secret, link, expiry))
        const given = Buffer.from(signature)
        return expected.length === given.length && timingSafeEqual(expected, given)
      },
    }
}

const sign = (secret: string, { id, hash, passwordHash }: Signed, expiry: string): string =>
  createHmac('sha256', secret)
    .update(['public link', id, hash, passwordHash ?? '', expiry].join('\n'))
    .digest('base64url')
