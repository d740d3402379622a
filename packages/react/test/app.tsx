import { type ReactNode, StrictMode, Suspense, startTransition, use, useEffect, useState } from 'react'
import {
  SessionProvider,
  TrackSection,
  useLogEvent,
  usePageView,
  useSession,
  useSessionStats,
  useTracker,
} from '../src/index.ts'

export interface AppProps {
  readonly writeKey: string
  readonly server: string
  /** Whether the app's router counts pages, and not the tracker. */
  readonly isRouted: boolean
}

/** Puts what a test does to the app on the window. */
const offer = (controls: object) => void Object.assign(window, controls)

/** A page named `/slow…` waits until `arrive()`. */
let arrive: () => void = () => undefined
const arriving = new Promise<void>((resolve) => {
  arrive = resolve
})

function Screen({ page }: { readonly page: string }): ReactNode {
  if (page.startsWith('/slow')) use(arriving)
  const session = useSession()
  const logEvent = useLogEvent()
  const { stats, error, isLoading, getStats } = useSessionStats()
  return (
    <TrackSection name={page.slice(1)}>
      <h1>{page}</h1>
      <output id="session">{session?.sessionId ?? 'none'}</output>
      <output id="user">{session?.userId ?? 'nobody'}</output>
      <output id="stats">
        {isLoading ? 'loading' : (error?.message ?? `${stats?.totalSessions} sessions`)}
      </output>
      <button type="button" id="log" onClick={() => logEvent('cta_clicked', { page })} />
      <button type="button" id="ask" onClick={() => void getStats(7)} />
    </TrackSection>
  )
}

function Routed({ page }: { readonly page: string }): ReactNode {
  usePageView(page, { url: `/app${page}`, title: `Page ${page}` })
  return null
}

function Controls(): ReactNode {
  const tracker = useTracker()
  useEffect(() => {
    offer({ tracker })
  }, [tracker])
  return null
}

function Pages({ isRouted }: Pick<AppProps, 'isRouted'>): ReactNode {
  const [page, setPage] = useState('/first')
  const [generation, setGeneration] = useState(0)
  const [isShown, setIsShown] = useState(true)
  useEffect(() => {
    offer({
      go: (next: string) => startTransition(() => setPage(next)),
      arrive: () => arrive(),
      renew: () => setGeneration((before) => before + 1),
      show: (isShown: boolean) => setIsShown(isShown),
    })
  }, [])
  if (!isShown) return null
  return (
    <Suspense fallback="waiting" key={generation}>
      {isRouted ? <Routed page={page} /> : null}
      <Screen page={page} />
    </Suspense>
  )
}

/** The app under test, in strict mode. */
export function App({ writeKey, server, isRouted }: AppProps): ReactNode {
  const [options] = useState({ writeKey, endpoint: server, autoPageViews: !isRouted, flushSeconds: 1 })
  const [user, setUser] = useState<string | null>()
  useEffect(() => offer({ signIn: setUser, signOut: () => setUser(null) }), [])
  return (
    <StrictMode>
      <SessionProvider options={options} userId={user} statsUrl="/stats" getToken={tokenOfAnn}>
        <Controls />
        <Pages isRouted={isRouted} />
      </SessionProvider>
    </StrictMode>
  )
}

const tokenOfAnn = async () => 'token-of-ann'
