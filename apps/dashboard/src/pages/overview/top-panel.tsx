import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { Answer } from '../../parts/answer.tsx'
import { BarShapes } from '../../parts/answer-states/shapes.tsx'
import { Panel } from '../../parts/panel.tsx'
import { SaveMenu } from '../../parts/save-menu.tsx'
import { TopList } from '../../parts/top-list.tsx'
import { valueWords } from '../../parts/value-words.ts'
import { useView } from '../../view/use-view.ts'
import { type FilterName, withFilter } from '../../view/view.ts'
import { useTop } from './use-overview.ts'

const shownMax = 9
/** Pixels of so many rows. */
const listHeight = 290

/** The most frequent values of one of several dimensions; choosing one narrows the whole page to it. */
export function TopPanel(props: {
  readonly title: string
  readonly choices: readonly { readonly value: FilterName; readonly label: string }[]
}) {
  const { title, choices } = props
  const { view, setView } = useView()
  const [by, setBy] = useState<FilterName>(choices[0]?.value ?? 'page')
  const query = useTop(view, by, shownMax)
  const rows = query.data?.rows.map(({ value, sessions }) => ({
    value: value ?? '',
    label: value === null ? unknownOf(by) : valueWords(by, value),
    count: sessions,
  }))
  return (
    <Panel
      title={title}
      actions={
        <>
          {choices.length > 1 && (
            <SegmentedControl
              size="xs"
              aria-label={`${title} by`}
              value={by}
              onChange={(value) => setBy(value as FilterName)}
              data={[...choices]}
            />
          )}
          <SaveMenu
            name={`sessions by ${by}`}
            answer={query.data}
            rows={() => ({
              headings: [by, 'sessions'],
              rows: (query.data?.rows ?? []).map((row) => [row.value, row.sessions]),
            })}
          />
        </>
      }
    >
      <Answer
        what={title}
        query={{ ...query, data: rows }}
        height={listHeight}
        shapes={
          <div style={{ minHeight: listHeight }}>
            <BarShapes rows={shownMax} />
          </div>
        }
        isEmpty={(all) => all.length === 0}
      >
        {(all) => (
          <div style={{ minHeight: listHeight }}>
            <TopList
              unit="sessions"
              rows={all}
              onChoose={({ value }) => setView((before) => withFilter(before, by, value))}
            />
          </div>
        )}
      </Answer>
    </Panel>
  )
}

const unknownOf = (by: FilterName): string =>
  by === 'referrerHost' ? 'Direct or none' : by.startsWith('utm') ? 'None' : 'Unknown'
