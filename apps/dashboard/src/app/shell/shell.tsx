import { AppShell, Burger, Group } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { Outlet, useRouterState } from '@tanstack/react-router'
import { useEffect } from 'react'
import { CommandPalette } from './command-palette.tsx'
import { Mark } from './mark.tsx'
import { Menu } from './menu.tsx'

/** What stands around every page: the menu, and above it on a phone the button that opens it. */
export function Shell() {
  const [isOpen, menu] = useDisclosure(false)
  const path = useRouterState({ select: (state) => state.location.pathname })
  // On a phone another page closes the menu.
  useEffect(() => menu.close(), [path])
  return (
    <AppShell
      header={{ height: { base: 52, sm: 0 } }}
      navbar={{ width: 224, breakpoint: 'sm', collapsed: { mobile: !isOpen } }}
      padding={{ base: 'sm', sm: 'lg' }}
      layout="alt"
    >
      <a className="skip-link" href="#page">
        Skip to the page
      </a>
      <AppShell.Header hiddenFrom="sm" className="no-print">
        <Group h="100%" px="sm" gap="sm">
          <Burger opened={isOpen} onClick={menu.toggle} size="sm" aria-label="Menu" />
          <Mark />
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="sm" className="no-print" style={{ background: 'var(--panel-paper)' }}>
        <Menu onClose={menu.close} />
      </AppShell.Navbar>
      <AppShell.Main id="page" tabIndex={-1} style={{ outline: 'none' }}>
        <Outlet />
      </AppShell.Main>
      <CommandPalette />
    </AppShell>
  )
}
