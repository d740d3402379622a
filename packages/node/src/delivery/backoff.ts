/**
 * Milliseconds to wait before the next repeat: doubled with each failure up to a most, and half of it left to chance, so
 * that many senders do not come back at once.
 * @param failures in a row, from 1
 * @param chance from 0 to 1
 */
export function backoffMs(
  failures: number,
  { baseMs, maxMs }: { baseMs: number; maxMs: number },
  chance: number,
): number {
  const whole = Math.min(maxMs, baseMs * 2 ** Math.min(failures - 1, 30))
  return whole * (0.5 + chance / 2)
}
