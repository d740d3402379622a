import {
  createRootRoute,
  createRoute,
  createRouter,
  type ErrorComponentProps,
  lazyRouteComponent,
} from '@tanstack/react-router'
import type { ComponentType } from 'react'
import { Failed } from '../parts/answer.tsx'
import { Screen } from '../parts/screen.tsx'
import { isOfView, readSearch } from '../view/view.ts'
import { ViewLink } from '../view/view-link.tsx'
import { Door } from './door.tsx'

function Broken({ error }: ErrorComponentProps) {
  return (
    <Screen title="This page broke">
      <Failed error={error} onRetry={() => window.location.reload()} />
    </Screen>
  )
}

const root = createRootRoute({
  component: Door,
  // What else stands in the URL belongs to the page, which reads it itself.
  validateSearch: (search: Record<string, unknown>) => ({
    ...Object.fromEntries(Object.entries(search).filter(([name]) => !isOfView(name))),
    ...readSearch(search),
  }),
  errorComponent: Broken,
  notFoundComponent: () => (
    <Screen
      title="No such page"
      note="The address may be mistyped, or from an older Sojourn. The menu has every page."
    >
      <ViewLink to="/" size="sm">
        To the overview
      </ViewLink>
    </Screen>
  ),
})

const page = <Path extends string>(path: Path, load: () => Promise<{ Page: ComponentType }>) =>
  createRoute({ getParentRoute: () => root, path, component: lazyRouteComponent(load, 'Page') })

const routes = [
  page('/', () => import('../pages/overview/page.tsx')),
  page('/account', () => import('../pages/account/page.tsx')),
  page('/admin/alerts', () => import('../pages/admin/alerts/page.tsx')),
  page('/admin/audit-log', () => import('../pages/admin/audit-log/page.tsx')),
  page('/admin/backups', () => import('../pages/admin/backups/page.tsx')),
  page('/admin/imports', () => import('../pages/admin/imports/page.tsx')),
  page('/admin/jobs', () => import('../pages/admin/jobs/page.tsx')),
  page('/admin/keys', () => import('../pages/admin/keys/page.tsx')),
  page('/admin/ledger', () => import('../pages/admin/ledger/page.tsx')),
  page('/admin/links', () => import('../pages/admin/links/page.tsx')),
  page('/admin/members', () => import('../pages/admin/members/page.tsx')),
  page('/admin/privacy', () => import('../pages/admin/privacy/page.tsx')),
  page('/admin/roles', () => import('../pages/admin/roles/page.tsx')),
  page('/admin/sites', () => import('../pages/admin/sites/page.tsx')),
  page('/admin/sites/$siteId', () => import('../pages/admin/site/page.tsx')),
  page('/admin/system', () => import('../pages/admin/system/page.tsx')),
  page('/admin/tenant-keys', () => import('../pages/admin/tenant-keys/page.tsx')),
  page('/conversations', () => import('../pages/conversations/page.tsx')),
  page('/funnels', () => import('../pages/funnels/page.tsx')),
  page('/journeys', () => import('../pages/journeys/page.tsx')),
  page('/live', () => import('../pages/live/page.tsx')),
  page('/retention', () => import('../pages/retention/page.tsx')),
  page('/revenue', () => import('../pages/revenue/page.tsx')),
  page('/segments', () => import('../pages/segments/page.tsx')),
  page('/sessions', () => import('../pages/sessions/page.tsx')),
  page('/sessions/$sessionId', () => import('../pages/session/page.tsx')),
  page('/sql', () => import('../pages/sql/page.tsx')),
  page('/start', () => import('../pages/start/page.tsx')),
  page('/users', () => import('../pages/users/page.tsx')),
  page('/users/$userId', () => import('../pages/user/page.tsx')),
  page('/views', () => import('../pages/views/page.tsx')),
]

export const router = createRouter({
  routeTree: root.addChildren(routes),
  defaultPreload: 'intent',
  // In the place of the page: the menu stays, which leads out of it.
  defaultErrorComponent: Broken,
  scrollRestoration: true,
})
