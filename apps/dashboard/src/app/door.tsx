import { Center, Loader, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { accountQuery } from '../api/account.ts'
import { sitesQuery } from '../api/sites.ts'
import { Failed } from '../parts/answer.tsx'
import { Shell } from './shell/shell.tsx'

/** Who is signed in already does not load it. */
const SignIn = lazy(() => import('./sign-in/sign-in.tsx').then((it) => ({ default: it.SignIn })))

/** Who is not signed in is asked to; the others get the pages, once their sites are known. */
export function Door() {
  const account = useQuery(accountQuery)
  const sites = useQuery({ ...sitesQuery, enabled: Boolean(account.data) })
  const error = account.error ?? sites.error
  if (account.data === null)
    return (
      <Suspense>
        <SignIn />
      </Suspense>
    )
  if (account.data && sites.data) return <Shell />
  const retry = () => {
    void account.refetch()
    void sites.refetch()
  }
  return (
    <Center mih="100dvh" p="md">
      {error ? (
        <Stack maw={520} w="100%">
          <Failed error={error} onRetry={retry} />
        </Stack>
      ) : (
        <Loader size="sm" aria-label="Loading" />
      )}
    </Center>
  )
}
