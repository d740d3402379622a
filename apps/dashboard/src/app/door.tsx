import { Center, Loader, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useRouterState } from '@tanstack/react-router'
import { type ComponentType, lazy, Suspense } from 'react'
import { accountQuery } from '../api/account.ts'
import { Failed } from '../parts/answer.tsx'
import { Shell } from './shell/shell.tsx'

/** Who is signed in already does not load it. */
const SignIn = lazy(() => import('./sign-in/sign-in.tsx').then((it) => ({ default: it.SignIn })))

const AcceptInvitation = lazy(() =>
  import('./links/accept-invitation.tsx').then((it) => ({ default: it.AcceptInvitation })),
)
const ResetPassword = lazy(() =>
  import('./links/reset-password.tsx').then((it) => ({ default: it.ResetPassword })),
)

const Shared = lazy(() => import('./shared/shared-page.tsx').then((it) => ({ default: it.SharedPage })))

/** What links in mails open, whoever is signed in. Public links stand under `/shared/`. */
const links: Readonly<Record<string, ComponentType>> = {
  '/accept-invitation': AcceptInvitation,
  '/reset-password': ResetPassword,
}

/** Who is not signed in is asked to; the others get the pages, once it is known who they are. */
export function Door() {
  const path = useRouterState({ select: (state) => state.location.pathname })
  const Link = path.startsWith('/shared/') ? Shared : links[path]
  if (Link)
    return (
      <Suspense>
        <Link />
      </Suspense>
    )
  return <Pages />
}

function Pages() {
  const account = useQuery(accountQuery)
  if (account.data === null)
    return (
      <Suspense>
        <SignIn />
      </Suspense>
    )
  if (account.data) return <Shell />
  return (
    <Center mih="100dvh" p="md">
      {account.error ? (
        <Stack maw={520} w="100%">
          <Failed error={account.error} onRetry={() => void account.refetch()} />
        </Stack>
      ) : (
        <Loader size="sm" aria-label="Loading" />
      )}
    </Center>
  )
}
