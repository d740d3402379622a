import './answer-states.css'
import { Button, Stack, Text } from '@mantine/core'
import { IconAlertTriangle, IconLock } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { FieldErrors } from './field-errors.tsx'
import { problemWords } from './problem-words.ts'

/**
 * In the place of an answer that could not be read: what it was, why, and the way on.
 * @param props.what it was of: `The figures`
 * @param props.height pixels that it would have taken
 */
export function NotRead(props: {
  readonly error: unknown
  readonly what: string | undefined
  readonly height: number
  readonly onRetry: () => void
}) {
  const { error, what, height, onRetry } = props
  const client = useQueryClient()
  const { title, text, errors, isFinal, isForbidden } = problemWords(error, what)
  // What failed beside it most likely failed for the same reason.
  const retry = () => {
    onRetry()
    void client.refetchQueries({ type: 'active', predicate: ({ state }) => state.status === 'error' })
  }
  const Icon = isForbidden ? IconLock : IconAlertTriangle
  return (
    <Stack
      role="alert"
      className="answer-state"
      align="center"
      justify="center"
      gap={6}
      p="md"
      mih={Math.min(height, 220)}
    >
      <Icon size={22} stroke={1.7} aria-hidden color={isFinal ? 'var(--quiet)' : 'var(--fall)'} />
      <Text size="sm" fw={600} ta="center">
        {title}
      </Text>
      <Text size="sm" className="quiet" ta="center" maw={460} style={{ textWrap: 'balance' }}>
        {text}
      </Text>
      <FieldErrors errors={errors} />
      {!isFinal && (
        <Button size="xs" variant="default" mt={6} onClick={retry}>
          Try again
        </Button>
      )}
    </Stack>
  )
}
