/** A page path as a request gives it: the very path, or a regular expression (RE2) of all of it. */
export type PagePattern = { readonly path: string } | { readonly expression: string }

/**
 * Reads a pattern of page paths: `*` is anything within a segment, `**` anything at all, and a backslash takes its
 * meaning from the sign behind it.
 */
export function pagePattern(text: string): PagePattern {
  let path = ''
  let expression = ''
  let isPlain = true
  const signs = [...text]
  for (let at = 0; at < signs.length; at += 1) {
    const sign = signs[at] as string
    const next = signs[at + 1]
    if (sign === '*') {
      isPlain = false
      if (next === '*') at += 1
      expression += next === '*' ? '.*' : '[^/]*'
      continue
    }
    const literal = sign === '\\' && next !== undefined ? next : sign
    if (literal !== sign || (sign === '\\' && next === '\\')) at += 1
    path += literal
    expression += escapeExpression(literal)
  }
  return isPlain ? { path } : { expression: `(?s)^${expression}$` }
}

/** The pattern that means one page path only. */
export const exactPattern = (path: string): string => path.replace(/[\\*]/g, '\\$&')

const escapeExpression = (sign: string): string => sign.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
