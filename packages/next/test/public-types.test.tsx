import type { FunnelAnswer, SessionAnswer, StagesAnswer } from '@sojourn/contract'
import { expectTypeOf, it } from 'vitest'
import { Sojourn } from '../src/index.ts'
import {
  type ActionResult,
  auth0,
  createSessionActions,
  createSessionHandlers,
  createTrackerProxy,
  firebase,
  type IdentityProvider,
  type JourneyFunnels,
  jwks,
  type Session,
  type SessionList,
  type SessionStats,
  supabase,
} from '../src/server/index.ts'

const identity: IdentityProvider = firebase({ projectId: 'shop' })
const options = { url: 'https://sojourn.example', secretKey: 'sk_secret-key', identity }

it('says of sessions and funnels what the server answers', () => {
  expectTypeOf<Session>().toEqualTypeOf<Readonly<SessionAnswer>>()
  expectTypeOf<FunnelAnswer>().toExtend<JourneyFunnels>()
  expectTypeOf<StagesAnswer>().toExtend<JourneyFunnels>()
})

it('has handlers that Next.js takes as a route', () => {
  type Route = (request: Request, context: { params: Promise<{ call: string[] }> }) => Promise<Response>
  expectTypeOf(createSessionHandlers(options).GET).toExtend<Route>()
  expectTypeOf(createTrackerProxy({ url: options.url }).POST).toExtend<Route>()
  expectTypeOf(createSessionHandlers(() => options)).toEqualTypeOf(createSessionHandlers(options))
})

it('has actions that answer data or an error, never both', () => {
  const actions = createSessionActions({ ...options, token: () => 'token' })
  expectTypeOf(actions.getSessions).returns.resolves.toEqualTypeOf<ActionResult<SessionList>>()
  expectTypeOf(actions.getJourneyFunnels).returns.resolves.toEqualTypeOf<ActionResult<JourneyFunnels>>()
  expectTypeOf(actions.getSessionStats).returns.resolves.toEqualTypeOf<ActionResult<SessionStats>>()
  const read = (result: ActionResult<SessionStats>) => {
    if (!result.success) return expectTypeOf(result.error).toBeString()
    expectTypeOf(result.error).toBeUndefined()
    return expectTypeOf(result.data).toEqualTypeOf<SessionStats>()
  }
  expectTypeOf(read).toBeFunction()
})

it('lets no wrong use compile', () => {
  const wrong = () => {
    // @ts-expect-error without an identity provider everybody would be anybody
    createSessionHandlers({ url: options.url, secretKey: options.secretKey })
    // @ts-expect-error whose token
    createSessionActions(options)
    // @ts-expect-error a secret that both sides know makes anybody a signer
    jwks({ jwksUrl: 'https://a.example/jwks', issuer: 'a', audience: 'b', algorithms: ['HS256'] })
    // @ts-expect-error for which API
    auth0({ domain: 'shop.eu.auth0.com' })
    supabase({ projectUrl: 'https://ab.supabase.co' })
    return [
      // @ts-expect-error pages are counted by the router
      <Sojourn key={1} options={{ writeKey: 'pk_write-key', autoPageViews: true }} />,
      <Sojourn key={2} options={{ writeKey: 'pk_write-key' }} userId={null} />,
    ]
  }
  expectTypeOf(wrong).toBeFunction()
})
