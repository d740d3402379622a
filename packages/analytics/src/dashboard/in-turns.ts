type Results<Tasks extends readonly (() => Promise<unknown>)[]> = {
  -readonly [Index in keyof Tasks]: Awaited<ReturnType<Tasks[Index]>>
}

/** Does tasks in order, so many at once, and answers their results in the same order. Where one fails, no other is begun. */
export async function inTurns<const Tasks extends readonly (() => Promise<unknown>)[]>(
  atOnce: number,
  tasks: Tasks,
): Promise<Results<Tasks>> {
  const results: unknown[] = []
  let next = 0
  let hasFailed = false
  const work = async () => {
    while (next < tasks.length && !hasFailed) {
      const index = next
      next += 1
      results[index] = await tasks[index]?.().catch((cause: unknown) => {
        hasFailed = true
        throw cause
      })
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return results as Results<Tasks>
}
