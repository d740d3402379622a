/**
 * Works on several items at a time and gives the results in the order of the items. After an abort no item is begun;
 * those under way are still given. The first failure, in that order, is thrown once all under way have ended.
 */
export async function* inOrder<Item, Result>(
  items: AsyncIterable<Item>,
  parallel: number,
  work: (item: Item) => Promise<Result>,
  signal?: AbortSignal,
): AsyncGenerator<{ item: Item; result: Result }> {
  const underWay: Promise<{ item: Item; result: Result }>[] = []
  const start = (item: Item) => {
    const working = work(item).then((result) => ({ item, result }))
    // Awaited in its turn; until then a failure is not unhandled.
    working.catch(() => {})
    underWay.push(working)
  }
  try {
    for await (const item of items) {
      if (signal?.aborted) break
      if (underWay.length >= parallel)
        yield await (underWay.shift() as Promise<{ item: Item; result: Result }>)
      start(item)
    }
    for (let next = underWay.shift(); next; next = underWay.shift()) yield await next
  } finally {
    await Promise.allSettled(underWay)
  }
}
