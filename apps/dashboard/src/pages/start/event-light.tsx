import { Group, Text } from '@mantine/core'
import { Answer } from '../../parts/answer.tsx'
import { ViewLink } from '../../view/view-link.tsx'
import { lightOf } from './light-model.ts'
import { useHeard } from './use-heard.ts'

const colors = { green: 'var(--rise)', orange: 'var(--mantine-color-orange-6)', gray: 'var(--quiet)' }

/** The light that turns green at the first event. */
export function EventLight({ siteId }: { readonly siteId: string | undefined }) {
  const query = useHeard(siteId)
  return (
    <Answer what="Whether events arrive" query={query} height={52}>
      {(heard) => {
        const { color, words } = lightOf(heard, Date.now())
        return (
          <Group className="panel" px="md" py="sm" gap="sm" role="status">
            <span
              aria-hidden
              data-light={color}
              style={{ width: 12, height: 12, borderRadius: 6, background: colors[color], flex: 'none' }}
            />
            <Text size="sm" fw={550} style={{ flex: 1 }}>
              {words}
            </Text>
            {color === 'green' && (
              <ViewLink to="/sessions" size="sm" change={(view) => ({ ...view, range: 'all' })}>
                See the sessions
              </ViewLink>
            )}
            {color === 'orange' && (
              <ViewLink to="/admin/ledger" size="sm">
                See the refused
              </ViewLink>
            )}
          </Group>
        )
      }}
    </Answer>
  )
}
