import { TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useState } from 'react'

/** Long enough to type on, short enough not to be waited for. */
const pauseMs = 250

/** A field to search by; tells what stands in it once the typing rests. */
export function SearchField(props: {
  readonly label: string
  readonly placeholder: string
  readonly value: string
  readonly onChange: (value: string) => void
}) {
  const { label, placeholder, value, onChange } = props
  const [text, setText] = useState(value)
  const tell = useDebouncedCallback(onChange, pauseMs)
  useEffect(() => setText((before) => (before.trim() === value ? before : value)), [value])
  return (
    <TextInput
      aria-label={label}
      placeholder={placeholder}
      size="xs"
      w={{ base: 130, xs: 200 }}
      leftSection={<IconSearch size={14} />}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value)
        tell(event.currentTarget.value.trim())
      }}
    />
  )
}
