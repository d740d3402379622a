import { useSiteOf } from '../../api/sites.ts'
import { Answer } from '../../parts/answer.tsx'
import { TableShapes } from '../../parts/answer-states/shapes.tsx'
import { Panel } from '../../parts/panel.tsx'
import { SaveMenu } from '../../parts/save-menu.tsx'
import { Screen } from '../../parts/screen.tsx'
import { SearchField } from '../../parts/search-field.tsx'
import { useGo } from '../../view/use-go.ts'
import { useSearchValue } from '../../view/use-search-value.ts'
import { useView } from '../../view/use-view.ts'
import { useUsers } from './use-users.ts'
import { UserTable } from './user-table.tsx'
import { fileOf, nextSort, sortOf } from './users-model.ts'

/** The users whom the site named. */
export function Page() {
  const { view } = useView()
  const { timezone } = useSiteOf(view.site)
  const go = useGo()
  const [search, setSearch] = useSearchValue('search', false)
  const [order, setOrder] = useSearchValue('sort')
  const sort = sortOf(order)
  const query = useUsers(view.site, search, sort)
  const data = query.data ? query.data.pages.flatMap(({ users }) => users) : undefined
  return (
    <Screen
      title="Users"
      note="People whom the site named by an id, over all time. What they did before they signed in is theirs, too."
    >
      <Panel
        isFlush
        title={data ? `${data.length.toLocaleString('en')}${query.hasNextPage ? '+' : ''} users` : 'Users'}
        actions={
          <>
            <SearchField label="Search users" placeholder="Id or trait" value={search} onChange={setSearch} />
            {data && data.length > 0 && (
              <SaveMenu name="users" rows={() => fileOf(data)} answer={data} hasPicture={false} />
            )}
          </>
        }
      >
        <Answer
          query={{ ...query, data }}
          what="The users"
          height={480}
          shapes={<TableShapes rows={12} />}
          isEmpty={(users) => users.length === 0}
          empty={
            search
              ? `No user has “${search}” in their id or traits.`
              : 'Nobody is known by name yet. Call identify with an id once somebody signs in.'
          }
        >
          {(users) => (
            <UserTable
              users={users}
              sort={sort}
              timezone={timezone}
              query={query}
              onSort={(chosen) => setOrder(nextSort(sort, chosen))}
              onOpen={({ userId }) => go(`/users/${encodeURIComponent(userId)}`)}
            />
          )}
        </Answer>
      </Panel>
    </Screen>
  )
}
