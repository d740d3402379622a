import '@mantine/core/styles.css'
import './app/page.css'
import { MantineProvider } from '@mantine/core'
import {
  keepPreviousData,
  MutationCache,
  QueryCache,
  QueryClient,
  QueryClientProvider,
} from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { accountQuery } from './api/account.ts'
import { ApiProblem } from './api/api-problem.ts'
import { router } from './app/router.tsx'
import { theme } from './app/theme.ts'

/** Who was signed out meanwhile, here or by somebody else, is asked to sign in, and finds the same page afterwards. */
const lookWho = (error: unknown) => {
  if (error instanceof ApiProblem && error.status === 401)
    void client.invalidateQueries({ queryKey: accountQuery.queryKey })
}

const client = new QueryClient({
  queryCache: new QueryCache({ onError: lookWho }),
  mutationCache: new MutationCache({ onError: lookWho }),
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      placeholderData: keepPreviousData,
      refetchOnWindowFocus: true,
      // What was refused is refused again; what did not come through may the next time.
      retry: (failures, error) =>
        failures < 2 && (!(error instanceof ApiProblem) || error.status === 0 || error.status >= 502),
    },
  },
})

// A newer version has taken the place of the one that this page is of: its other parts are gone, so it is loaded anew.
window.addEventListener('vite:preloadError', () => {
  const key = 'sojourn.reloadedAt'
  if (Date.now() - Number(sessionStorage.getItem(key)) < 10_000) return
  sessionStorage.setItem(key, String(Date.now()))
  window.location.reload()
})

const place = document.getElementById('root')
if (place) {
  createRoot(place).render(
    <StrictMode>
      <MantineProvider theme={theme} defaultColorScheme="auto">
        <QueryClientProvider client={client}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </MantineProvider>
    </StrictMode>,
  )
}
