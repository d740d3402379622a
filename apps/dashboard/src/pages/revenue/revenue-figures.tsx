import type { RevenueAnswer } from '@sojourn/contract'
import { formatCount, formatMoney } from '../../format/format.ts'
import { FigureRow } from '../../parts/figure-row.tsx'
import { FigureTile } from '../../parts/figure-tile.tsx'
import type { DrawnFigure } from './revenue-model.ts'

/** The figures of the range; those that have a series are drawn when they are chosen. */
export function RevenueFigures(props: {
  readonly answer: RevenueAnswer
  readonly chosen: DrawnFigure
  readonly onChoose: (figure: DrawnFigure | '') => void
}) {
  const { answer, chosen, onChoose } = props
  const { currency } = answer
  const money = (amount: number | null) => (amount === null ? '–' : formatMoney(amount, currency))
  const drawn = (figure: DrawnFigure) => ({
    isChosen: chosen === figure,
    onChoose: () => onChoose(figure === 'revenue' ? '' : figure),
  })
  return (
    <FigureRow>
      <FigureTile
        label="Revenue"
        meaning="What purchases and other events earned, less what they gave back"
        value={formatMoney(answer.revenue, currency, true)}
        {...drawn('revenue')}
      />
      <FigureTile
        label="Orders"
        meaning="Purchases and other events that earned; those with the same order number are one"
        value={formatCount(answer.orders)}
        {...drawn('orders')}
      />
      <FigureTile
        label="Buyers"
        meaning="People with an order"
        value={formatCount(answer.buyers)}
        {...drawn('buyers')}
      />
      <FigureTile label="Average order" meaning="Revenue by orders" value={money(answer.averageOrderValue)} />
      <FigureTile
        label="Per session"
        meaning="Revenue by all sessions, with and without orders"
        value={money(answer.revenuePerSession)}
      />
      <FigureTile
        label="Repeat buyers"
        meaning="People with two orders or more"
        value={formatCount(answer.repeatBuyers)}
      />
    </FigureRow>
  )
}
