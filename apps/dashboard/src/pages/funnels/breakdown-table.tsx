import type { FunnelAnswer } from '@sojourn/contract'
import { formatCount, formatShare } from '../../format/format.ts'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { valueWords } from '../../parts/value-words.ts'
import type { FilterName } from '../../view/view.ts'

type Row = NonNullable<FunnelAnswer['breakdown']>[number]

/** The steps for each value of a dimension. */
export function BreakdownTable({ rows, by }: { readonly rows: readonly Row[]; readonly by: string }) {
  const columns: Column<Row>[] = [
    {
      key: 'value',
      heading: 'Value',
      width: 150,
      cell: ({ value }) => (value === '(other)' ? 'Other' : valueWords(by as FilterName, value ?? '')),
    },
    ...(rows[0]?.steps ?? []).map(
      ({ name }, index): Column<Row> => ({
        key: `${index}`,
        heading: name,
        isFigure: true,
        width: 110,
        cell: ({ steps }) => {
          const step = steps[index]
          return step ? (
            <>
              {formatCount(step.count)} <span className="quiet">{formatShare(step.conversionRate)}</span>
            </>
          ) : (
            '–'
          )
        },
      }),
    ),
  ]
  return <DataTable label="Broken down" columns={columns} rows={rows} keyOf={({ value }) => value ?? ''} />
}
