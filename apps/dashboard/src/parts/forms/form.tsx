import { Button, Group, Stack } from '@mantine/core'
import type { ReactNode } from 'react'
import { Failed } from '../answer.tsx'

/** Fields with the button that sends them; what went wrong stands above it. */
export function Form(props: {
  readonly mutation: { readonly isPending: boolean; readonly error: Error | null }
  /** What the button says: `Make it`. */
  readonly submit: string
  readonly onSubmit: () => void
  /** Whether everything is filled in. @default true */
  readonly isReady?: boolean
  /** Buttons before the one that sends. */
  readonly before?: ReactNode
  readonly children: ReactNode
}) {
  const { mutation, submit, onSubmit, isReady = true, before, children } = props
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        // React hands what happens in a dialog also to the form that the dialog was opened from.
        event.stopPropagation()
        onSubmit()
      }}
    >
      <Stack gap="sm">
        {children}
        {mutation.error && <Failed error={mutation.error} />}
        <Group justify="flex-end" gap="xs">
          {before}
          <Button type="submit" loading={mutation.isPending} disabled={!isReady}>
            {submit}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
