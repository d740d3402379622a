import { Select } from '@mantine/core'
import { useState } from 'react'
import { formatName } from '../../format/format.ts'
import { useValues } from '../../parts/use-values.ts'

/** An event that occurs, or any; which there are is asked for once somebody comes to the field. */
export function TypeField(props: {
  readonly 'aria-label': string
  readonly value: string | undefined
  readonly onChange: (type: string | undefined) => void
}) {
  const { value, onChange, ...others } = props
  const [isNear, setNear] = useState(false)
  const types = useValues('eventType', isNear)
  const offered = value === undefined || types.includes(value) ? types : [value, ...types]
  return (
    <Select
      {...others}
      placeholder="any event"
      size="sm"
      w={170}
      clearable
      searchable
      data={offered.map((type) => ({ value: type, label: formatName(type) }))}
      value={value ?? null}
      onPointerEnter={() => setNear(true)}
      onFocus={() => setNear(true)}
      onChange={(type) => onChange(type ?? undefined)}
    />
  )
}
