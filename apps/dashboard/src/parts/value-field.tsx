import { Autocomplete, type AutocompleteProps } from '@mantine/core'
import { useEffect, useState } from 'react'

/** A field with values to choose from; tells what stands in it once it is chosen, entered or left. */
export function ValueField(
  props: Omit<AutocompleteProps, 'value' | 'onChange'> & {
    readonly value: string
    readonly onChange: (value: string) => void
  },
) {
  const { value, onChange, ...others } = props
  const [text, setText] = useState(value)
  useEffect(() => setText(value), [value])
  const tell = () => {
    if (text.trim() !== value) onChange(text.trim())
  }
  return (
    <Autocomplete
      {...others}
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
