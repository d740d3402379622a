import { Box, Center, Group, Stack, Text } from '@mantine/core'
import { useRouterState } from '@tanstack/react-router'
import { useState } from 'react'
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
import { SharedFigures } from './shared-figures.tsx'

/** What a public link shows to whoever has it: the figures of a site, and no person. */
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
  const { name, site } = query.data
  return (
    <Box component="main" p={{ base: 'sm', sm: 'lg' }}>
      <Screen
        title={name}
        note={site.name}
        actions={
          <>
            <CompareToggle />
            <RangePicker />
          </>
        }
      >
        <FilterPills />
        <SharedFigures timezone={site.timezone} currency={site.currency} />
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
