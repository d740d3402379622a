import { Box, Center, Group, Stack, Text } from '@mantine/core'
import { useRouterState } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { ApiProblem } from '../../api/api-problem.ts'
import { useOpenedLink } from '../../api/public-links.ts'
import { Answer } from '../../parts/answer.tsx'
import { Screen } from '../../parts/screen.tsx'
import { CompareToggle } from '../../parts/view-bar/compare-toggle.tsx'
import { FilterPills } from '../../parts/view-bar/filter-pills.tsx'
import { RangePicker } from '../../parts/view-bar/range-picker.tsx'
import { tokenOf } from '../links/token-of.ts'
import { Mark } from '../shell/mark.tsx'
import { LinkPassword } from './link-password.tsx'

const SharedFigures = lazy(() => import('./shared-figures.tsx').then((it) => ({ default: it.SharedFigures })))
const SharedQuestion = lazy(() =>
  import('./shared-question.tsx').then((it) => ({ default: it.SharedQuestion })),
)

/** What a public link shows to whoever has it: figures of a site, and no person. */
export function SharedPage() {
  const path = useRouterState({ select: (state) => state.location.pathname })
  // Kept from the first look on: a change of the view may write the address anew.
  const [token] = useState(() => tokenOf(window.location.hash))
  const [password, setPassword] = useState<string>()
  const query = useOpenedLink(path.split('/')[2] ?? '', token, password)
  if (query.error instanceof ApiProblem && query.error.status === 401)
    return (
      <LinkPassword problem={password === undefined ? undefined : query.error} onPassword={setPassword} />
    )
  if (!query.data)
    return (
      <Center mih="60dvh" p="md" component="main">
        <Box w="100%" maw={520}>
          <Answer query={query}>{() => null}</Answer>
        </Box>
      </Center>
    )
  const { name, site, shows } = query.data
  return (
    <Box component="main" p={{ base: 'sm', sm: 'lg' }}>
      <Screen
        title={name}
        note={site.name}
        actions={
          <>
            {shows.page === 'overview' && <CompareToggle />}
            <RangePicker />
          </>
        }
      >
        <FilterPills />
        <Suspense>
          {shows.page === 'overview' ? (
            <SharedFigures timezone={site.timezone} currency={site.currency} />
          ) : (
            <SharedQuestion shows={shows} timezone={site.timezone} />
          )}
        </Suspense>
        <Group justify="space-between" gap="xs">
          <Mark />
          <Stack gap={0}>
            <Text size="xs" className="quiet">
              Times in {site.timezone}
            </Text>
          </Stack>
        </Group>
      </Screen>
    </Box>
  )
}
