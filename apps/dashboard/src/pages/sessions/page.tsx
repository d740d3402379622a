import { Group, Select } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useSiteOf } from '../../api/sites.ts'
import { Answer } from '../../parts/answer.tsx'
import { TableShapes } from '../../parts/answer-states/shapes.tsx'
import { Panel } from '../../parts/panel.tsx'
import { SaveSessions } from '../../parts/save-sessions.tsx'
import { Screen } from '../../parts/screen.tsx'
import { SessionTable } from '../../parts/session-table.tsx'
import { FilterPills } from '../../parts/view-bar/filter-pills.tsx'
import { ViewBar } from '../../parts/view-bar/view-bar.tsx'
import { useOpenSession } from '../../view/use-open-session.ts'
import { useView } from '../../view/use-view.ts'
import { isNarrowed } from '../../view/view.ts'
import { ViewLink } from '../../view/view-link.tsx'
import { chosenOf, type Kind, kinds } from './sessions-model.ts'
import { useSessions } from './use-sessions.ts'

/** The sessions of the view, newest first. */
export function Page() {
  const { view } = useView()
  const { timezone } = useSiteOf(view.site)
  const search = useSearch({ strict: false }) as { kind?: Kind }
  const navigate = useNavigate()
  const kind = kinds.find(({ value }) => value === search.kind)?.value ?? 'all'
  const query = useSessions(view, chosenOf(kind))
  const pages = query.data?.pages
  const data = useMemo(() => pages && { rows: pages.flatMap(({ sessions }) => sessions) }, [pages])
  const open = useOpenSession()
  return (
    <Screen
      title="Sessions"
      note="Visits as they happened, newest first. Open one to see it step by step."
      actions={<ViewBar />}
    >
      <FilterPills />
      <Panel
        isFlush
        title={
          data
            ? `${data.rows.length.toLocaleString('en')}${query.hasNextPage ? '+' : ''} sessions`
            : 'Sessions'
        }
        actions={
          <Group gap={6} wrap="nowrap">
            <Select
              aria-label="Which sessions"
              size="xs"
              w={150}
              data={[...kinds]}
              value={kind}
              allowDeselect={false}
              onChange={(value) =>
                void navigate({
                  to: '.',
                  search: ({ kind: _before, ...others }: Record<string, unknown>) =>
                    value && value !== 'all' ? { ...others, kind: value } : others,
                } as never)
              }
            />
            <SaveSessions sessions={data?.rows} />
          </Group>
        }
      >
        <Answer
          query={{ ...query, data }}
          what="The sessions"
          height={480}
          shapes={<TableShapes rows={12} />}
          isEmpty={({ rows }) => rows.length === 0}
          empty={
            isNarrowed(view) || kind !== 'all' ? (
              'No session fits. Widen the range, or take a filter away.'
            ) : (
              <>
                No session began in this range. Widen it, or{' '}
                <ViewLink to="/start" size="sm" underline="always">
                  see whether events arrive
                </ViewLink>
                .
              </>
            )
          }
        >
          {({ rows }) => <SessionTable sessions={rows} timezone={timezone} query={query} onOpen={open} />}
        </Answer>
      </Panel>
    </Screen>
  )
}
