import { Burger, Group, Kbd, NavLink, ScrollArea, Stack, Text, UnstyledButton } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { Link, useRouterState } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useSavedViews } from '../../api/views.ts'
import { useView } from '../../view/use-view.ts'
import { searchOf } from '../../view/view.ts'
import { usePageGroups } from '../use-page-groups.ts'
import { AccountMenu } from './account-menu.tsx'
import { Mark } from './mark.tsx'
import { MenuViews } from './menu-views.tsx'
import { useOpenPalette } from './palette-door.tsx'
import { SitePicker } from './site-picker.tsx'

/** Whose keyboards have a ⌘ in place of Ctrl. */
const isApple = /Mac|iPhone|iPad/.test(navigator.userAgent)

/** The way to every page. The view goes along: what was chosen on one page holds on the next. */
export function Menu({ onClose }: { readonly onClose: () => void }) {
  const { view } = useView()
  const groups = usePageGroups()
  const openPalette = useOpenPalette()
  const path = useRouterState({ select: (state) => state.location.pathname })
  const here = useRef<HTMLAnchorElement>(null)
  const viewCount = useSavedViews().data?.length
  // A long menu on a low screen: the page one is on may lie below, also once the views stand above it.
  useEffect(() => {
    here.current?.scrollIntoView({ block: 'nearest' })
  }, [path, viewCount])
  const isHere = (to: string) => (to === '/' ? path === '/' : path === to || path.startsWith(`${to}/`))
  return (
    <Stack gap="sm" h="100%">
      <Group justify="space-between" wrap="nowrap" h={32}>
        <Mark />
        <Burger opened onClick={onClose} size="sm" hiddenFrom="sm" aria-label="Close the menu" />
      </Group>
      <SitePicker />
      <UnstyledButton onClick={openPalette} className="panel" px="xs" py={6}>
        <Group justify="space-between" wrap="nowrap">
          <Group gap={8} wrap="nowrap" className="quiet">
            <IconSearch size={15} />
            <Text size="sm">Go to…</Text>
          </Group>
          <Kbd size="xs">{isApple ? '⌘' : 'Ctrl'} K</Kbd>
        </Group>
      </UnstyledButton>
      <ScrollArea style={{ flex: 1 }} mx={-6} type="hover" scrollbarSize={6}>
        <nav aria-label="Pages">
          {groups.map(({ heading, links }) => (
            <div key={heading}>
              {heading && <MenuViews />}
              {heading && (
                <Text size="xs" fw={550} className="quiet" px={8} pt="md" pb={4}>
                  {heading}
                </Text>
              )}
              {links.map(({ path: to, name, icon: Icon }) => (
                <NavLink
                  key={to}
                  component={Link}
                  {...({ to, search: searchOf(view) } as object)}
                  label={name}
                  leftSection={<Icon size={17} stroke={1.7} />}
                  {...(isHere(to) ? { ref: here } : {})}
                  active={isHere(to)}
                  aria-current={isHere(to) ? 'page' : undefined}
                  variant="light"
                  px={8}
                  py={4}
                  style={{ borderRadius: 6 }}
                />
              ))}
            </div>
          ))}
        </nav>
      </ScrollArea>
      <AccountMenu />
    </Stack>
  )
}
