/**
 * Whether a page is another than the one counted last in this document for this key, by whichever tracker: a second
 * tracker (strict mode, fast refresh, the tag and the package together) counts no page again.
 */
export function isOtherPage(writeKey: string, page: string): boolean {
  const counted = `sojourn.${writeKey}`
  const held = document as unknown as Record<string, string>
  const isOther = held[counted] !== page
  held[counted] = page
  return isOther
}
