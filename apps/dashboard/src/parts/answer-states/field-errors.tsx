import { Text } from '@mantine/core'
import type { FieldError } from '../../api/api-problem.ts'

/** The fields of a request that were wrong, each with what would be right. */
export function FieldErrors({ errors }: { readonly errors: readonly FieldError[] }) {
  if (errors.length === 0) return null
  return (
    <ul style={{ margin: '0.5rem 0 0', paddingLeft: '1.1rem' }}>
      {errors.map(({ path, message }) => (
        <li key={`${path} ${message}`}>
          <Text size="sm" span fw={600}>
            {path}
          </Text>{' '}
          <Text size="sm" span>
            {message}
          </Text>
        </li>
      ))}
    </ul>
  )
}
