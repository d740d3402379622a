import { TextInput } from '@mantine/core'

/** The field with which a form begins: what the thing is called. */
export function NameField(props: {
  readonly value: string
  readonly onChange: (name: string) => void
  readonly description?: string
  readonly placeholder?: string
}) {
  const { onChange, ...others } = props
  return (
    <TextInput
      {...others}
      label="Name"
      required
      data-autofocus
      maxLength={128}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
