import { Alert, Button, Group, Skeleton, Stack, Text } from '@mantine/core'
import { IconAlertTriangle, IconLock } from '@tabler/icons-react'
import { type ReactNode, useEffect, useState } from 'react'
import { ApiProblem } from '../api/api-problem.ts'

/**
 * What a question's answer looks like in every state: on its way (grey shapes of the size of what comes), taking long,
 * failed, forbidden, empty, there. While a new answer is on its way the one before stays, paler.
 */
export function Answer<Data>(props: {
  readonly query: {
    readonly data: Data | undefined
    readonly error: Error | null
    readonly isPlaceholderData: boolean
    readonly refetch: () => unknown
  }
  readonly children: (data: Data) => ReactNode
  /** Pixels that the answer will take, so that nothing jumps. @default 160 */
  readonly height?: number
  readonly isEmpty?: (data: Data) => boolean
  /** What to say, and to do, where there is nothing. */
  readonly empty?: ReactNode
}) {
  const { query, children, height = 160, isEmpty, empty } = props
  if (query.data !== undefined) {
    if (isEmpty?.(query.data)) return <Empty height={height}>{empty}</Empty>
    return (
      <div style={{ opacity: query.isPlaceholderData ? 0.55 : 1, transition: 'opacity 120ms' }}>
        {children(query.data)}
      </div>
    )
  }
  if (query.error) return <Failed error={query.error} onRetry={() => void query.refetch()} />
  return <Waiting height={height} />
}

/** Nothing here, and why. */
function Empty({ children, height = 120 }: { readonly children?: ReactNode; readonly height?: number }) {
  return (
    <Stack align="center" justify="center" gap={4} mih={Math.min(height, 220)} p="md">
      <Text className="quiet" size="sm" ta="center" maw={420} component="div" style={{ textWrap: 'balance' }}>
        {children ?? 'Nothing in this range.'}
      </Text>
    </Stack>
  )
}

/** After so many milliseconds people wonder. */
const slowMs = 3_000

function Waiting({ height }: { readonly height: number }) {
  const [isSlow, setSlow] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), slowMs)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div role="status" aria-label="Loading" style={{ position: 'relative' }}>
      <Skeleton height={height} radius="md" />
      {isSlow && (
        <Text className="quiet" size="sm" ta="center" style={{ position: 'absolute', inset: 'auto 0 50%' }}>
          Still counting. Long ranges take a moment.
        </Text>
      )}
    </div>
  )
}

/** What went wrong, in the server's words, and what one can do. */
export function Failed({ error, onRetry }: { readonly error: unknown; readonly onRetry?: () => void }) {
  const problem = error instanceof ApiProblem ? error : undefined
  const isForbidden = problem?.status === 403
  // Asking again would bring the same.
  const isFinal = isForbidden || problem?.status === 404
  return (
    <Alert
      variant="light"
      color={isFinal ? 'gray' : 'red'}
      icon={isForbidden ? <IconLock size={18} /> : <IconAlertTriangle size={18} />}
      title={isForbidden ? 'Not for your role' : titleOf(problem)}
      role="alert"
    >
      <Group justify="space-between" gap="sm">
        <Text size="sm">
          {problem?.message ?? 'Something in this page broke. Load it again; if it stays, please report it.'}
        </Text>
        {onRetry && !isFinal && (
          <Button size="compact-sm" variant="default" onClick={onRetry}>
            Try again
          </Button>
        )}
      </Group>
      {(problem?.errors.length ?? 0) > 0 && (
        <ul style={{ margin: '0.5rem 0 0', paddingLeft: '1.1rem' }}>
          {problem?.errors.map(({ path, message }) => (
            <li key={`${path} ${message}`}>
              <Text size="sm" span fw={600}>
                {path}
              </Text>{' '}
              {message}
            </li>
          ))}
        </ul>
      )}
    </Alert>
  )
}

function titleOf(problem: ApiProblem | undefined): string {
  if (!problem) return 'This did not work'
  if (problem.status === 0) return 'No connection'
  if (problem.status === 404) return 'Not found'
  if (problem.code === 'query_too_large') return 'Too much to read at once'
  return problem.status >= 500 ? 'The server could not answer' : 'This cannot be asked'
}
