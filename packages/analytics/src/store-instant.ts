/** The last instant that an anchor can have: the end of a 32-bit `DateTime`, 2106-02-07, in unix milliseconds. */
const latest = 0xffff_ffff * 1000

/** An instant in unix milliseconds, as near as the store has it: nothing lies before 1970 or after 2106. */
export const storeInstant = (at: number): number => Math.min(Math.max(Math.trunc(at), 0), latest)
