/** An origin, or one whose leftmost label is any: `https://shop.example`, `https://*.shop.example`, with or without a port. */
const allowedOriginPattern = /^[a-z][a-z0-9+.-]*:\/\/(?:\*\.)?[^\s/*?#@]+$/i

/** Whether a text can stand in a site's `allowedOrigins`. */
export const isAllowedOrigin = (text: string): boolean => allowedOriginPattern.test(text)

/**
 * Whether a site's pages under `origin` may use its write key: none are listed, it is listed, or it lies under a listed
 * `https://*.shop.example` (which does not mean `https://shop.example` itself).
 */
export function allowsOrigin(allowed: readonly string[], origin: string): boolean {
  if (allowed.length === 0) return true
  const asked = origin.toLowerCase()
  return allowed.some((entry) => {
    const rule = entry.toLowerCase().replace(/\/$/, '')
    const star = rule.indexOf('://*.')
    if (star < 0) return rule === asked
    const scheme = rule.slice(0, star + 3)
    const suffix = rule.slice(star + 4)
    return asked.startsWith(scheme) && asked.endsWith(suffix) && asked.length > scheme.length + suffix.length
  })
}
