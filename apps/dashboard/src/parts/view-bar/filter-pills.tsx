import { Button, Group, Pill } from '@mantine/core'
import { useView } from '../../view/use-view.ts'
import { type FilterName, filterNames, withoutFilter } from '../../view/view.ts'
import { valueWords } from '../value-words.ts'
import { filterLabels } from './dimensions.ts'

/** The conditions of the page, each to be taken away. */
export function FilterPills() {
  const { view, setView } = useView()
  const given = filterNames.filter((name) => view.filters[name] !== undefined)
  if (given.length === 0) return null
  return (
    <Group gap={6} aria-label="Filters" role="group">
      {given.map((name) => (
        <Pill
          key={name}
          withRemoveButton
          onRemove={() => setView((before) => withoutFilter(before, name))}
          removeButtonProps={{
            'aria-label': `Remove ${filterLabels[name]}`,
            'aria-hidden': false,
            tabIndex: 0,
          }}
        >
          {wordsOf(name, view.filters[name] ?? '')}
        </Pill>
      ))}
      {given.length > 1 && (
        <Button
          size="compact-xs"
          variant="subtle"
          color="gray"
          onClick={() => setView((before) => ({ ...before, filters: {} }))}
        >
          Clear all
        </Button>
      )}
    </Group>
  )
}

const wordsOf = (name: FilterName, value: string): string =>
  `${filterLabels[name]} is ${valueWords(name, value)}`
