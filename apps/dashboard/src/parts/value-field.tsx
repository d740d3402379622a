import { Autocomplete, type AutocompleteProps } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useValues } from './use-values.ts'

/** A field with values to choose from, asked for once somebody comes to it; tells what stands in it once it is chosen, entered or left. */
export function ValueField(
  props: Omit<AutocompleteProps, 'value' | 'onChange' | 'data'> & {
    /** The dimension whose values they are. @default none are offered */
    readonly by?: string
    readonly value: string
    readonly onChange: (value: string) => void
  },
) {
  const { by = '', value, onChange, ...others } = props
  const [isNear, setNear] = useState(false)
  const values = useValues(by, isNear)
  const [text, setText] = useState(value)
  useEffect(() => setText(value), [value])
  const tell = () => {
    if (text.trim() !== value) onChange(text.trim())
  }
  return (
    <Autocomplete
      {...others}
      data={values}
      onPointerEnter={() => setNear(true)}
      onFocus={() => setNear(true)}
      value={text}
      onChange={setText}
      onOptionSubmit={onChange}
      onBlur={tell}
      onKeyDown={(event) => {
        if (event.key !== 'Enter') return
        event.preventDefault()
        tell()
      }}
    />
  )
}
