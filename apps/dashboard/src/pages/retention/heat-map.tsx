import './heat-map.css'
import type { RetentionCohort } from '@sojourn/contract'
import { formatCount, formatName, formatShare } from '../../format/format.ts'
import { intervalWords } from '../../format/interval-words.ts'
import { averagesOf, strengthOf } from './retention-model.ts'

/** Cohorts as rows, periods as columns: the share that came back, the stronger the more. */
export function HeatMap(props: {
  readonly cohorts: readonly RetentionCohort[]
  readonly interval: string
  readonly timezone: string
}) {
  const { cohorts, interval, timezone } = props
  const starts = intervalWords(
    cohorts.map(({ start }) => start),
    timezone,
  )
  const averages = averagesOf(cohorts)
  const unit = formatName(interval)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by the keyboard (WCAG 2.1.1)
    <section style={{ overflowX: 'auto' }} tabIndex={0} aria-label="Retention">
      <table className="heat figures">
        <thead>
          <tr>
            <th scope="col">Began</th>
            <th scope="col">People</th>
            {averages.map((_, period) => (
              <th scope="col" key={`${unit} ${period}`}>
                {unit} {period}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">All</th>
            <td>{formatCount(cohorts.reduce((sum, { size }) => sum + size, 0))}</td>
            {averages.map((share, period) => (
              <Cell key={`${unit} ${period}`} share={share} />
            ))}
          </tr>
          {cohorts.map(({ start, size, returned }, index) => (
            <tr key={start}>
              <th scope="row">{starts[index]}</th>
              <td>{formatCount(size)}</td>
              {averages.map((_, period) => {
                const count = returned[period]
                return (
                  <Cell
                    key={`${unit} ${period}`}
                    share={count === undefined || size === 0 ? null : count / size}
                    {...(count === undefined ? {} : { count })}
                  />
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Cell({ share, count }: { readonly share: number | null; readonly count?: number }) {
  if (share === null) return <td />
  return (
    <td
      className="heat-cell"
      data-strong={strengthOf(share) > 0.95 || undefined}
      style={{ '--strength': `${strengthOf(share) * 100}%` } as object}
      title={count === undefined ? undefined : `${formatCount(count)} people`}
    >
      {formatShare(share)}
    </td>
  )
}
