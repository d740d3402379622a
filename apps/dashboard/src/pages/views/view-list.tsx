import { Badge, Button } from '@mantine/core'
import type { SavedViewAnswer } from '@sojourn/contract'
import { useMay } from '../../api/account.ts'
import { useRemoveView, useSavedViews } from '../../api/views.ts'
import { ConfirmButton } from '../../parts/confirm-button.tsx'
import type { Column } from '../../parts/data-table.tsx'
import { actionColumn, dayColumn, nameColumn } from '../../parts/lists/columns.tsx'
import { ListPanel } from '../../parts/lists/list-panel.tsx'
import { useSiteColumn } from '../../parts/lists/use-site-column.ts'
import { AddressLink } from '../../parts/saved-views/address-link.tsx'
import { pageOf } from './view-words.ts'

/** Saved views: to open, to rename, to share, to remove. */
export function ViewList({ onChange }: { readonly onChange: (view: SavedViewAnswer) => void }) {
  const query = useSavedViews()
  const site = useSiteColumn<SavedViewAnswer>('As chosen')
  const remove = useRemoveView()
  const maySave = useMay('save')
  const columns: Column<SavedViewAnswer>[] = [
    nameColumn(
      'View',
      ({ name, address }) => (
        <AddressLink address={address} inherit>
          {name}
        </AddressLink>
      ),
      { width: 200 },
    ),
    { key: 'page', heading: 'Page', width: 120, cell: ({ address }) => pageOf(address) },
    site,
    {
      key: 'who',
      heading: 'Seen by',
      width: 120,
      cell: ({ isShared }) => (
        <Badge variant="light" color={isShared ? 'sojourn' : 'gray'} tt="none" fw={500}>
          {isShared ? 'Everybody' : 'You'}
        </Badge>
      ),
    },
    dayColumn('Changed', ({ updatedAt }) => updatedAt),
  ]
  const actions = actionColumn<SavedViewAnswer>(170, (view) => (
    <>
      <Button size="compact-xs" variant="subtle" color="gray" onClick={() => onChange(view)}>
        Change
      </Button>
      <ConfirmButton label="Remove" question={`Remove ${view.name}?`} mutation={remove} of={view.viewId}>
        {view.isShared ? 'It goes for everybody. ' : ''}The page and its figures stay as they are.
      </ConfirmButton>
    </>
  ))
  return (
    <ListPanel
      title="Saved views"
      query={query}
      height={240}
      empty="There is none yet. The bookmark beside the range of a page keeps it as it stands."
      columns={maySave ? [...columns, actions] : columns}
      keyOf={({ viewId }) => viewId}
    />
  )
}
