import { SimpleGrid, Text } from '@mantine/core'
import type { LiveAnswer } from '@sojourn/contract'
import { Panel } from '../../parts/panel.tsx'
import { TopList } from '../../parts/top-list.tsx'
import { valueWords } from '../../parts/value-words.ts'
import type { FilterName } from '../../view/view.ts'

/** As many as stand beside each other at one height. */
const shownMax = 8

/** The last page is where somebody is; of sections the API knows only those that a session came through. */
const lists = [
  { title: 'Pages', field: 'pages', by: 'exitPage' },
  { title: 'Sections', field: 'sections', by: undefined },
  { title: 'Channels', field: 'channels', by: 'channel' },
  { title: 'Countries', field: 'countries', by: 'country' },
] as const satisfies readonly { title: string; field: keyof LiveAnswer; by: FilterName | undefined }[]

/** Where those are who are here, and where they came from; choosing one narrows the page to it. */
export function LiveLists(props: {
  readonly answer: LiveAnswer
  readonly onChoose: (by: FilterName, value: string) => void
}) {
  const { answer, onChoose } = props
  return (
    <SimpleGrid cols={{ base: 1, sm: 2, lg: 4 }}>
      {lists.map(({ title, field, by }) => (
        <Panel key={field} title={title}>
          {answer[field].length === 0 && (
            <Text size="sm" className="quiet">
              None known
            </Text>
          )}
          <TopList
            unit="sessions"
            rows={answer[field].slice(0, shownMax).map(({ value, sessions }) => ({
              value,
              label: by ? valueWords(by, value) : value,
              count: sessions,
            }))}
            {...(by ? { onChoose: ({ value }: { value: string }) => onChoose(by, value) } : {})}
          />
        </Panel>
      ))}
    </SimpleGrid>
  )
}
