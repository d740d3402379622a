let codes: ReadonlyMap<string, string> | undefined

/** Names that Google uses and Unicode does not. */
const others: Readonly<Record<string, string>> = {
  turkey: 'TR',
  'hong kong': 'HK',
  macao: 'MO',
  myanmar: 'MM',
}

/** The code (ISO 3166-1 alpha-2) of a country by its English name; undefined where it is none. */
export function countryCode(name: string | undefined): string | undefined {
  if (name === undefined) return undefined
  codes ??= readCodes()
  return codes.get(name.toLowerCase()) ?? others[name.toLowerCase()]
}

function readCodes(): ReadonlyMap<string, string> {
  const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' })
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  const found = new Map<string, string>()
  for (const first of letters)
    for (const second of letters) {
      const code = `${first}${second}`
      const name = names.of(code)
      // Codes that are no more stand for what followed them: DD for DE.
      const isCurrent = new Intl.Locale(`und-${code}`).region === code
      if (name !== undefined && isCurrent) found.set(name.toLowerCase(), code)
    }
  return found
}
