/** A name as the store reads it, whatever it is. Names hold no quotes: see `readTokens`. */
export const printName = (name: string): string => `\`${name}\``

/** A text as the store reads it. */
export const printText = (text: string): string =>
  `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\0', '\\0')}'`
