const browsers: readonly (readonly [RegExp, string])[] = [
  [/Edg\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
]

const systems: readonly (readonly [RegExp, string])[] = [
  [/iPhone|iPad/, 'iOS'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
]

/** A browser and its system by their user agent, roughly: people tell their own devices apart by it. */
export function deviceOf(userAgent: string | null): string {
  const nameOf = (names: typeof browsers) => names.find(([form]) => form.test(userAgent ?? ''))?.[1]
  return [nameOf(browsers), nameOf(systems)].filter(Boolean).join(' on ') || 'Unknown'
}
