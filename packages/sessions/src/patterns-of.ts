const compiled = new WeakMap<object, RegExp[]>()

/**
 * The regular expressions of a list of rules, compiled once as long as the list lives. They match everywhere in a text
 * (`g`): use them with `replace` and `search`, which keep no place.
 */
export function patternsOf<Rule>(rules: readonly Rule[], sourceOf: (rule: Rule) => string): RegExp[] {
  const known = compiled.get(rules)
  if (known) return known
  const patterns = rules.map((rule) => new RegExp(sourceOf(rule), 'g'))
  compiled.set(rules, patterns)
  return patterns
}
