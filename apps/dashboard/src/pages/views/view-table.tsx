import { Badge, Button, Group } from '@mantine/core'
import type { SavedViewAnswer } from '@sojourn/contract'
import { useMay } from '../../api/account.ts'
import { useSites } from '../../api/sites.ts'
import { useRemoveView } from '../../api/views.ts'
import { formatDay } from '../../format/format.ts'
import { ConfirmButton } from '../../parts/confirm-button.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { AddressLink } from '../../parts/saved-views/address-link.tsx'
import { pageOf } from './view-words.ts'

/** Saved views: to open, to rename, to share, to remove. */
export function ViewTable(props: {
  readonly views: readonly SavedViewAnswer[]
  readonly onChange: (view: SavedViewAnswer) => void
}) {
  const { views, onChange } = props
  const sites = useSites()
  const maySave = useMay('save')
  const columns: Column<SavedViewAnswer>[] = [
    {
      key: 'name',
      heading: 'View',
      width: 200,
      cell: ({ name, address }) => (
        <AddressLink address={address} size="sm" fw={500}>
          {name}
        </AddressLink>
      ),
    },
    { key: 'page', heading: 'Page', width: 120, cell: ({ address }) => pageOf(address) },
    {
      key: 'site',
      heading: 'Site',
      width: 120,
      cell: ({ siteId }) =>
        siteId === null ? 'As chosen' : (sites.find((site) => site.siteId === siteId)?.name ?? siteId),
    },
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
    { key: 'changed', heading: 'Changed', width: 100, cell: ({ updatedAt }) => formatDay(updatedAt, 'UTC') },
    ...(maySave
      ? [
          {
            key: 'do',
            heading: '',
            width: 170,
            cell: (view: SavedViewAnswer) => <Actions view={view} onChange={onChange} />,
          },
        ]
      : []),
  ]
  return <DataTable label="Saved views" columns={columns} rows={views} keyOf={({ viewId }) => viewId} />
}

function Actions(props: {
  readonly view: SavedViewAnswer
  readonly onChange: (view: SavedViewAnswer) => void
}) {
  const { view, onChange } = props
  const remove = useRemoveView()
  return (
    <Group gap={2} justify="flex-end" wrap="nowrap">
      <Button size="compact-xs" variant="subtle" color="gray" onClick={() => onChange(view)}>
        Change
      </Button>
      <ConfirmButton
        label="Remove"
        question={`Remove ${view.name}?`}
        mutation={remove}
        onConfirm={() => remove.mutateAsync(view.viewId)}
      >
        {view.isShared ? 'It goes for everybody. ' : ''}The page and its figures stay as they are.
      </ConfirmButton>
    </Group>
  )
}
