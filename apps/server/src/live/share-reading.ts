type Read<Answer> = (siteIds: readonly string[]) => Promise<Answer>

interface Reading<Answer> {
  readonly running: Promise<Answer>
  next: Promise<Answer> | undefined
}

/**
 * A reading for any number who ask: of one list of sites one runs at a time, and whoever asks meanwhile shares the one that
 * starts after it. So nobody is answered from before they asked.
 */
export function shareReading<Answer>(read: Read<Answer>): Read<Answer> {
  const readings = new Map<string, Reading<Answer>>()
  const start = (key: string, siteIds: readonly string[]): Promise<Answer> => {
    const running = read(siteIds)
    const reading: Reading<Answer> = { running, next: undefined }
    readings.set(key, reading)
    const end = () => {
      if (readings.get(key) === reading) readings.delete(key)
    }
    running.then(end, end)
    return running
  }
  return (siteIds) => {
    const key = siteIds.join(' ')
    const reading = readings.get(key)
    if (!reading) return start(key, siteIds)
    const go = () => start(key, siteIds)
    reading.next ??= reading.running.then(go, go)
    return reading.next
  }
}
