/** Merges sources that are in order each, into one. The sources are few: the smallest head is looked for among all. */
export async function* mergeSorted<T>(
  sources: readonly AsyncIterator<T>[],
  compare: (a: T, b: T) => number,
): AsyncGenerator<T> {
  const heads = await Promise.all(sources.map(async (source) => ({ source, head: await source.next() })))
  let open = heads.filter(({ head }) => !head.done)
  while (open.length > 0) {
    const least = open.reduce((a, b) => (compare(a.head.value, b.head.value) <= 0 ? a : b))
    yield least.head.value
    least.head = await least.source.next()
    if (least.head.done) open = open.filter((entry) => entry !== least)
  }
}
