import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { AuthOptions, Catalog, Site } from '@sojourn/catalog'
import type { KeyScope } from '@sojourn/contract'
import type { Warehouse } from '@sojourn/warehouse'
import { pino } from 'pino'
import { Registry } from 'prom-client'
import { createSignInDesk } from '../src/accounts/sign-in-desk.ts'
import { createApp } from '../src/app.ts'
import type { Backups } from '../src/backup/create-backups.ts'
import type { LiveCollector } from '../src/collect/live-collector.ts'
import type { Collector } from '../src/collect/types.ts'
import { createTokenCheck } from '../src/credentials/tokens/check-token.ts'
import type { SenderDeps } from '../src/deliveries/send-due.ts'
import type { RateLimitSettings } from '../src/http/rate-limits.ts'
import { openOwnShelf } from '../src/imports/shelf/own-shelf.ts'
import { createOwnLimits } from '../src/limits/own-limits.ts'
import { listJobs } from '../src/list-jobs.ts'
import { listRooms } from '../src/list-rooms.ts'
import type { LiveFeed } from '../src/live/live-feed.ts'
import type { Mail } from '../src/mail/open-mailer.ts'
import type { Maintenance } from '../src/maintenance/types.ts'
import type { Reads } from '../src/reads.ts'
import type { Retention } from '../src/retention/create-retention.ts'
import type { Room } from '../src/rooms/room.ts'
import type { ReadinessChecks } from '../src/routes/readyz/check-readiness.ts'
import { openTestCatalog } from './open-test-catalog.ts'

/** For tests of what happens before the store is asked: asking it is a failure of the test. */
const absent = <T extends object>(): T =>
  new Proxy({} as T, {
    get(_, name) {
      throw new Error(`${String(name)} was asked of a store that is not there`)
    },
  })

type Method = 'GET' | 'HEAD' | 'POST' | 'PATCH' | 'PUT' | 'DELETE' | 'OPTIONS'

export interface TestApp {
  readonly catalog: Catalog
  readonly rooms: readonly Room[]
  readonly first: Site
  readonly second: Site
  readonly logged: string[]
  /** What was mailed. */
  readonly mails: Mail[]
  /** A write key of the first site. */
  readonly writeKey: string
  /** What a server over a socket hands requests to. */
  readonly fetch: ReturnType<typeof createApp>['fetch']
  /** Asks by `GET`, or as `init` says; a body that is no text travels as JSON. */
  ask(
    at: string,
    init?: { method?: Method; headers?: Record<string, string>; body?: unknown },
  ): Promise<{ status: number; headers: Headers; body: Record<string, unknown>; text: string }>
  /** A fresh secret key; of all sites where none is given. */
  secretKey(scopes: readonly KeyScope[], site?: Site): Promise<string>
  close(): Promise<void>
}

/** The app on a real catalog of two sites, without a store behind it. */
export async function openTestApp(
  readiness: ReadinessChecks = {},
  {
    trustProxyHops = 0,
    rateLimits = { collect: 1000, read: 1000 },
    openId,
  }: { trustProxyHops?: number; rateLimits?: RateLimitSettings; openId?: AuthOptions['openId'] } = {},
): Promise<TestApp> {
  const directory = await mkdtemp(path.join(tmpdir(), 'sojourn-app-'))
  const catalog = await openTestCatalog(directory)
  const { site: first, writeKey = '' } = await catalog.ensureFirst({})
  const second = await catalog.createSite(first.organizationId, { name: 'Second' })
  const logged: string[] = []
  const mails: Mail[] = []
  const signInOptions = {
    openId,
    sendMail: async (one: Mail) => void mails.push(one),
    onMailFault: () => undefined,
  }
  const imports = openOwnShelf(path.join(directory, 'imports'))
  const deps = {
    ...signInOptions,
    catalog,
    signInDesk: createSignInDesk({
      ...signInOptions,
      accounts: catalog.accounts,
      trustProxyHops: 0,
      onFault: () => {},
    }),
    checkToken: createTokenCheck(catalog, { allowPrivateJwks: true, now: Date.now }),
    publicUrl: undefined,
    collector: absent<Collector>(),
    reads: absent<Reads>(),
    live: absent<LiveFeed>(),
    maintenance: absent<Maintenance>(),
    retention: absent<Retention>(),
    backups: absent<Backups>(),
    imports,
    jobKinds: listJobs({
      catalog,
      imports,
      backups: absent<Backups>(),
      reads: absent<Reads>(),
      openExports: undefined,
      warehouse: absent<Warehouse>(),
      collector: absent<LiveCollector>(),
      maintenance: absent<Maintenance>(),
      sender: absent<SenderDeps>(),
      publicUrl: undefined,
    }),
    jobRunner: { wake: () => undefined, cancel: () => undefined },
    eraser: { wake: () => undefined },
    siteRemover: { wake: () => undefined },
    readiness,
    registry: new Registry(),
    version: '1.2.3',
    rateLimits,
    limits: createOwnLimits(),
    trustProxyHops,
    allowPrivateWebhooks: false,
    now: Date.now,
    log: pino({ level: 'debug' }, { write: (line: string) => void logged.push(line) }),
  }
  const app = createApp(deps)
  return {
    catalog,
    rooms: listRooms({ ...deps, registry: new Registry() }),
    first,
    second,
    logged,
    mails,
    writeKey,
    fetch: app.fetch,
    async ask(at, { method = 'GET', headers = {}, body } = {}) {
      const sent = body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body)
      const response = await app.request(at, {
        method,
        headers: { ...(sent === null ? {} : { 'content-type': 'application/json' }), ...headers },
        body: sent,
      })
      const text = await response.text()
      const isJson = /[/+]json\b/.test(response.headers.get('content-type') ?? '')
      return {
        status: response.status,
        headers: response.headers,
        body: isJson && text !== '' ? JSON.parse(text) : {},
        text,
      }
    },
    async secretKey(scopes, site) {
      const { organizationId } = first
      const made = await catalog.createKey({
        organizationId,
        siteId: site?.siteId ?? null,
        kind: 'secret',
        scopes,
        name: scopes.join(),
      })
      return made.secret
    },
    async close() {
      await catalog.close()
      await rm(directory, { recursive: true, force: true })
    },
  }
}

export const bearer = (key: string): Record<string, string> => ({ authorization: `Bearer ${key}` })
