import './shell.css'
import { Burger } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { Outlet, useRouterState } from '@tanstack/react-router'
import { useEffect } from 'react'
import { Mark } from './mark.tsx'
import { Menu } from './menu.tsx'
import { PaletteDoor } from './palette-door.tsx'

/** What stands around every page: the menu, and above it on a phone the button that opens it. */
export function Shell() {
  const [isOpen, menu] = useDisclosure(false)
  const path = useRouterState({ select: (state) => state.location.pathname })
  // On a phone another page closes the menu.
  useEffect(() => menu.close(), [path])
  return (
    <PaletteDoor>
      <a className="skip-link" href="#page">
        Skip to the page
      </a>
      <header className="shell-bar">
        <Burger opened={isOpen} onClick={menu.toggle} size="sm" aria-label="Menu" />
        <Mark />
      </header>
      <div className="shell-menu" {...(isOpen ? {} : { 'data-closed': true })}>
        <Menu onClose={menu.close} />
      </div>
      <main id="page" className="shell-page" tabIndex={-1}>
        <Outlet />
      </main>
    </PaletteDoor>
  )
}
