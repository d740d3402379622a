import '@mantine/spotlight/styles.css'
import { Spotlight, type SpotlightActionData, spotlight } from '@mantine/spotlight'
import { IconBookmark, IconListDetails, IconUser, IconWorld } from '@tabler/icons-react'
import { useNavigate, useRouter } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useSites } from '../../api/sites.ts'
import { useSavedViews } from '../../api/views.ts'
import { useView } from '../../view/use-view.ts'
import { searchOf } from '../../view/view.ts'
import { usePageGroups } from '../use-page-groups.ts'
import { useViewActions } from './use-view-actions.tsx'

/** Everything by a few letters: pages, saved views, sites, ranges, and a session or user by its id. */
export function CommandPalette({
  asked,
}: {
  /** How often it was asked for; each time opens it. */
  readonly asked: number
}) {
  const navigate = useNavigate()
  const sites = useSites()
  const { history } = useRouter()
  const { data: views = [] } = useSavedViews()
  const { view, setView } = useView()
  const links = usePageGroups().flatMap((group) => group.links)
  const [query, setQuery] = useState('')
  useEffect(() => {
    if (asked > 0) spotlight.open()
  }, [asked])
  const go = (to: string) => void navigate({ to, search: searchOf(view) } as never)

  const pages: SpotlightActionData[] = links.map(({ path, name, words, icon: Icon }) => ({
    id: path,
    label: name,
    keywords: words,
    leftSection: <Icon size={18} stroke={1.7} />,
    onClick: () => go(path),
  }))
  const siteActions: SpotlightActionData[] =
    sites.length < 2
      ? []
      : sites.map(({ siteId, name }) => ({
          id: `site ${siteId}`,
          label: name,
          description: 'Site',
          leftSection: <IconWorld size={18} stroke={1.7} />,
          onClick: () => setView((before) => ({ ...before, site: siteId })),
        }))
  const viewActions: SpotlightActionData[] = views.map(({ viewId, name, address }) => ({
    id: viewId,
    label: name,
    description: 'Saved view',
    leftSection: <IconBookmark size={18} stroke={1.7} />,
    onClick: () => history.push(address),
  }))
  const doings = useViewActions()
  const id = query.trim()
  const look: SpotlightActionData[] = /^[\w.:-]{3,128}$/.test(id)
    ? [
        {
          id: 'session',
          label: `Session ${id}`,
          keywords: [id],
          leftSection: <IconListDetails size={18} stroke={1.7} />,
          onClick: () => go(`/sessions/${encodeURIComponent(id)}`),
        },
        {
          id: 'user',
          label: `User ${id}`,
          keywords: [id],
          leftSection: <IconUser size={18} stroke={1.7} />,
          onClick: () => go(`/users/${encodeURIComponent(id)}`),
        },
      ]
    : []
  return (
    <Spotlight
      actions={[...pages, ...viewActions, ...siteActions, ...doings, ...look]}
      shortcut={null}
      query={query}
      onQueryChange={setQuery}
      limit={12}
      nothingFound="Nothing by this name"
      searchProps={{
        placeholder: 'A page, a view, a site, the id of a session or user',
        'aria-label': 'Go to',
      }}
    />
  )
}
