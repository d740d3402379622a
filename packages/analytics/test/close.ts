/** Figures to compare: sums and quantiles of fractions may differ in their last binary digits, by the order of adding. */
export const close = <Of>(figures: Of): Of => JSON.parse(JSON.stringify(figures), (_, value) => round(value))

const round = (value: unknown) => (typeof value === 'number' ? Number(value.toPrecision(12)) : value)
