/** A whole number for people: `578,805`. */
export const formatCount = (count: number): string => count.toLocaleString('en-US')
