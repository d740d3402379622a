import { Group, NumberInput, SegmentedControl, Select, Switch } from '@mantine/core'
import type { JourneysInput } from '@sojourn/contract'
import { useEffect, useState } from 'react'
import { ValueField } from '../../parts/value-field.tsx'
import type { JourneySearch } from './journeys-model.ts'

const anchors = [
  { value: 'entry', label: 'from the entry' },
  { value: 'startAt', label: 'starting at' },
  { value: 'endAt', label: 'ending at' },
  { value: 'around', label: 'around' },
] as const
type Anchor = (typeof anchors)[number]['value']

const dimensionOf = { pages: 'page', sections: 'section', events: 'eventType', stages: 'stage' } as const

/** What journeys are of, where they are looked at from, how deep. */
export function JourneyFields(props: {
  readonly question: JourneysInput
  readonly onChange: (change: { readonly [Name in keyof JourneySearch]?: string | undefined }) => void
}) {
  const { question, onChange } = props
  const { of = 'pages', depth = 5, merge = true } = question
  const given = (['startAt', 'endAt', 'around'] as const).find((name) => question[name] !== undefined)
  const [anchor, setAnchor] = useState<Anchor>(given ?? 'entry')
  const place = given ? (question[given] ?? '') : ''
  useEffect(() => {
    if (given) setAnchor(given)
  }, [given])
  const tell = (name: Anchor, value: string) =>
    onChange({
      startAt: undefined,
      endAt: undefined,
      around: undefined,
      ...(name === 'entry' || value === '' ? {} : { [name]: value }),
    })
  return (
    <Group gap="sm" align="center">
      <SegmentedControl
        size="sm"
        aria-label="Journeys of"
        value={of}
        onChange={(value) => {
          setAnchor('entry')
          onChange({
            of: value === 'pages' ? undefined : value,
            startAt: undefined,
            endAt: undefined,
            around: undefined,
          })
        }}
        data={['pages', 'sections', 'events', 'stages'].map((value) => ({
          value,
          label: value.charAt(0).toUpperCase() + value.slice(1),
        }))}
      />
      <Select
        aria-label="Looked at"
        size="sm"
        w={150}
        data={[...anchors]}
        value={anchor}
        allowDeselect={false}
        onChange={(value) => {
          const chosen = (value ?? 'entry') as Anchor
          setAnchor(chosen)
          tell(chosen, place)
        }}
      />
      {anchor !== 'entry' && (
        <ValueField
          aria-label="Where"
          size="sm"
          w={210}
          placeholder={of === 'pages' ? '/checkout' : ''}
          by={dimensionOf[of]}
          value={place}
          onChange={(value) => tell(anchor, value)}
        />
      )}
      <NumberInput
        aria-label="Columns"
        size="sm"
        w={110}
        min={2}
        max={10}
        suffix=" columns"
        value={depth}
        onChange={(value) => onChange({ depth: Number(value) === 5 ? undefined : String(value) })}
      />
      <Switch
        size="sm"
        label="The same in a row counts once"
        checked={merge}
        onChange={(event) => onChange({ merge: event.currentTarget.checked ? undefined : 'no' })}
      />
    </Group>
  )
}
