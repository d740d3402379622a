const symbol = Symbol.for('sojourn.pages')

/**
 * Whether a page is another than the one counted last in this document for this key, by whichever tracker: a second
 * tracker (strict mode, fast refresh, the tag and the package together) counts no page again.
 */
export function isOtherPage(writeKey: string, page: string): boolean {
  const held = document as Document & { [symbol]?: Record<string, string> }
  held[symbol] ??= {}
  const isOther = held[symbol][writeKey] !== page
  held[symbol][writeKey] = page
  return isOther
}
