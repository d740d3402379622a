import './answer-states/answer-states.css'
import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import { IconAlertTriangle, IconLock } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { FieldErrors } from './answer-states/field-errors.tsx'
import { NotRead } from './answer-states/not-read.tsx'
import { Outdated } from './answer-states/outdated.tsx'
import { problemWords } from './answer-states/problem-words.ts'
import { Waiting } from './answer-states/waiting.tsx'

/**
 * What a question's answer looks like in every state: on its way (grey shapes of what comes), taking long, failed,
 * forbidden, empty, there. While a new answer is on its way the one before stays, paler; where the next look failed the one
 * before stays too, and says that it is old.
 */
export function Answer<Data>(props: {
  readonly query: {
    readonly data: Data | undefined
    readonly error: Error | null
    readonly isPlaceholderData: boolean
    /** What follows the list could not be read, which its end says. */
    readonly isFetchNextPageError?: boolean
    readonly refetch: () => unknown
  }
  readonly children: (data: Data) => ReactNode
  /** What it is of, for where it could not be read: `The figures`. */
  readonly what?: string
  /** Pixels that the answer will take, so that nothing jumps. @default 160 */
  readonly height?: number
  /** Grey shapes of what comes, of their own height. @default one of the height */
  readonly shapes?: ReactNode
  readonly isEmpty?: (data: Data) => boolean
  /** What to say, and to do, where there is nothing. */
  readonly empty?: ReactNode
}) {
  const { query, children, what, height = 160, shapes, isEmpty, empty } = props
  const retry = () => void query.refetch()
  if (query.data !== undefined) {
    if (isEmpty?.(query.data)) return <Empty height={height}>{empty}</Empty>
    return (
      <div style={{ opacity: query.isPlaceholderData ? 0.55 : 1, transition: 'opacity 120ms' }}>
        {query.error && !query.isFetchNextPageError && <Outdated error={query.error} onRetry={retry} />}
        {children(query.data)}
      </div>
    )
  }
  if (query.error) return <NotRead error={query.error} what={what} height={height} onRetry={retry} />
  return <Waiting height={height}>{shapes}</Waiting>
}

/** Nothing here, and why. */
function Empty({ children, height }: { readonly children?: ReactNode; readonly height: number }) {
  return (
    <Stack className="answer-state" align="center" justify="center" mih={Math.min(height, 220)} p="md">
      <Text className="quiet" size="sm" ta="center" maw={420} component="div" style={{ textWrap: 'balance' }}>
        {children ?? 'Nothing in this range.'}
      </Text>
    </Stack>
  )
}

/** What went wrong with what was done, in the server's words, and what one can do. */
export function Failed({ error, onRetry }: { readonly error: unknown; readonly onRetry?: () => void }) {
  const { title, text, errors, isFinal, isForbidden } = problemWords(error)
  return (
    <Alert
      variant="light"
      color={isFinal ? 'gray' : 'red'}
      icon={isForbidden ? <IconLock size={18} /> : <IconAlertTriangle size={18} />}
      title={title}
      role="alert"
    >
      <Group justify="space-between" gap="sm">
        <Text size="sm">{text}</Text>
        {onRetry && !isFinal && (
          <Button size="compact-sm" variant="default" onClick={onRetry}>
            Try again
          </Button>
        )}
      </Group>
      <FieldErrors errors={errors} />
    </Alert>
  )
}
