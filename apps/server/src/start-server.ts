import { randomBytes, randomUUID } from 'node:crypto'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type First, type FirstOwner, openCatalog } from '@sojourn/catalog'
import { siteSettings } from '@sojourn/contract'
import { type Engine, startEngine } from '@sojourn/engine'
import { newEventId } from '@sojourn/sessions'
import { AnswerMemory, openWarehouse } from '@sojourn/warehouse'
import type { Logger } from 'pino'
import { createSignInDesk } from './accounts/sign-in-desk.ts'
import { createApp } from './app.ts'
import { createBackups } from './backup/create-backups.ts'
import { createCollector } from './collect/create-collector.ts'
import type { Config } from './config.ts'
import { createTokenCheck } from './credentials/tokens/check-token.ts'
import { withLocalKey } from './credentials/with-local-key.ts'
import { openDataDirectory } from './data-directory/open-data-directory.ts'
import { openCountries } from './enrich/country.ts'
import { createEnricher } from './enrich/enrich-event.ts'
import { createHttpServer } from './http/create-http-server.ts'
import { drain } from './http/drain.ts'
import { watchSilentConnections } from './http/silent-connections.ts'
import { openShelf } from './imports/shelf/open-shelf.ts'
import { sweepImports } from './imports/sweep-imports.ts'
import { createJobRunner } from './jobs/create-job-runner.ts'
import { openSharedLimits } from './limits/open-shared-limits.ts'
import { createOwnLimits } from './limits/own-limits.ts'
import { listJobs } from './list-jobs.ts'
import { LiveBus } from './live/live-bus.ts'
import { createLiveFeed } from './live/live-feed.ts'
import { openMailer } from './mail/open-mailer.ts'
import { createMaintenance } from './maintenance/create-maintenance.ts'
import { createRegistry } from './metrics.ts'
import { sinkOpener } from './object-storage/open-sink.ts'
import { createReadinessChecks } from './readiness.ts'
import { createRetention } from './retention/create-retention.ts'
import { startRemovals } from './start-removals.ts'
import { createReads } from './store-reads.ts'
import { version } from './version.ts'

/** A server that listens. */
export interface RunningServer {
  /** Where it listens, for this machine. */
  readonly url: string
  /** What the first start made, and the keys that were given. */
  readonly first: First
  /** The account that this start made: the first owner's. */
  readonly owner: FirstOwner | undefined
  /** Lets running requests end, writes everything out and closes. Repeatable. */
  stop(): Promise<void>
}

/** Events and changes that the sessions in memory may hold together: some 60 MB. */
const hotEventsMax = 120_000

/**
 * The one place that opens things: data directory, engine, catalog, store, collector, HTTP. What fails to open closes
 * what was opened before.
 * @throws DataDirectoryInUse, DataDirectoryError, EngineError, WarehouseError, CatalogError; socket errors of listening
 */
export async function startServer(config: Config, log: Logger): Promise<RunningServer> {
  const closers: (() => Promise<void>)[] = []
  const close = async () => {
    for (let closer = closers.pop(); closer; closer = closers.pop()) await closer()
  }
  try {
    return await open(config, log, closers, close)
  } catch (cause) {
    await close()
    throw cause
  }
}

async function open(
  config: Config,
  log: Logger,
  closers: (() => Promise<void>)[],
  close: () => Promise<void>,
): Promise<RunningServer> {
  const directory = await openDataDirectory(config.dataDirectory)
  closers.push(() => directory.close())
  // Side by side: each takes most of a second.
  const opened = await Promise.allSettled([
    openStore(directory.clickhouse, config, log, closers),
    openCatalog(config.databaseUrl ? { url: config.databaseUrl } : { directory: directory.catalog }),
    openCountries(),
  ])
  const [storeOpened, catalogOpened, countriesOpened] = opened
  if (catalogOpened.status === 'fulfilled') closers.push(() => catalogOpened.value.close())
  const { engine, warehouse } = settled(storeOpened)
  const catalog = settled(catalogOpened)
  const first = await catalog.ensureFirst(config)
  const owner = await catalog.accounts.ensureOwner(first.organizationId, {
    email: config.adminEmail,
    password: config.adminPassword,
  })

  const enrich = createEnricher({ countryOf: settled(countriesOpened) })
  const bus = new LiveBus(Date.now)
  const readiness = createReadinessChecks({ catalog, warehouse, engine })
  // The server starts all the same: what is whole is served, and new events find their place.
  const looked = readiness.parts().catch((cause: Error) => log.error(cause.message))
  const collector = await createCollector({
    warehouse,
    site: (siteId) => catalog.site(siteId),
    defaults: siteSettings.parse({}),
    enrich: (input, context) =>
      enrich(input, { ...context, newEventId: () => newEventId(context.receivedAt) }),
    now: Date.now,
    hotEventsMax,
    onFault: (cause) => log.error({ err: cause }, 'the store refused or failed'),
    onCommitted: (events) => bus.publish(events),
  })
  closers.push(() => collector.stop())

  const token = `sk_local_${randomBytes(24).toString('base64url')}`
  await looked
  const answers = engine && new AnswerMemory(warehouse.writes)
  const reads = createReads(warehouse, collector, answers)
  const removals = startRemovals({ warehouse, collector, catalog, bus, answers, log })
  closers.push(() => removals.stop())
  const backups = await createBackups({
    config,
    directory: directory.path,
    warehouse,
    catalog,
    collector,
    now: Date.now,
    onOld: (message) => log.error(message),
  })
  closers.push(async () => backups.stop())
  const maintenance = createMaintenance({
    warehouse,
    collector,
    rulesOf: (siteId) => catalog.site(siteId)?.settings ?? siteSettings.parse({}),
    now: Date.now,
    forget: (keys) => collector.forget(keys),
    forgetFormerRules: (siteIds) => collector.forgetFormerRules(siteIds),
  })
  const sendMail = config.smtpUrl ? openMailer({ url: config.smtpUrl, from: config.mailFrom }) : undefined
  const sender = { catalog, reads, sendMail, allowPrivate: config.allowPrivateWebhooks }
  const imports = await openShelf(config.uploadTo, config.s3, directory.imports)
  const sweep = sweepImports({
    imports,
    catalog,
    now: Date.now,
    onFault: (cause) => log.error({ err: cause }, 'files of imports are not removed; it is tried again'),
  })
  sweep.wake()
  closers.push(() => sweep.stop())
  const jobKinds = listJobs({
    catalog,
    imports,
    backups,
    reads,
    openExports: sinkOpener(config.exportTo, config.s3),
    warehouse,
    collector,
    maintenance,
    sender,
    publicUrl: config.publicUrl,
  })
  const jobRunner = createJobRunner({
    catalog,
    kinds: jobKinds,
    now: Date.now,
    onFault: (cause) => log.error({ err: cause }, 'jobs cannot be looked after'),
  })
  closers.push(() => jobRunner.stop())
  const limits = config.redisUrl
    ? await openSharedLimits(config.redisUrl, {
        away: (cause) =>
          log.warn({ err: cause }, 'Redis is away: until it is back, this server counts calls for itself'),
        back: () => log.info('Redis is back: servers count calls together'),
      })
    : createOwnLimits()
  closers.push(() => limits.close())
  const signInOptions = {
    openId: config.openId,
    sendMail,
    onMailFault: (cause: unknown) => log.error({ err: cause }, 'a mail was not taken'),
  }
  const app = createApp({
    ...signInOptions,
    catalog: withLocalKey(catalog, token, first.organizationId),
    signInDesk: createSignInDesk({
      ...signInOptions,
      accounts: catalog.accounts,
      trustProxyHops: config.trustProxyHops,
      onFault: (message) => log.error(message),
    }),
    checkToken: createTokenCheck(catalog, { allowPrivateJwks: config.allowPrivateJwks, now: Date.now }),
    publicUrl: config.publicUrl,
    collector,
    reads,
    live: createLiveFeed({ reads, settle: () => collector.settle(), bus, now: Date.now }),
    maintenance,
    retention: createRetention({ warehouse, collector, now: Date.now }),
    backups,
    imports,
    jobKinds,
    jobRunner,
    ...removals,
    readiness,
    registry: createRegistry({ collector, engine, backups }),
    log,
    version,
    trustProxyHops: config.trustProxyHops,
    allowPrivateWebhooks: config.allowPrivateWebhooks,
    limits,
    rateLimits: config.rateLimits,
    now: Date.now,
  })
  const server = createHttpServer(app.fetch)
  const closeSilent = watchSilentConnections(server)
  closers.push(() => drain(server, closeSilent))
  // Streams would go on for as long as the stop waits for them.
  closers.push(async () => bus.close())
  const url = await listen(server, config)
  // Before anything that takes time: whoever finds that it listens looks there how to ask it.
  await directory.writeServerFile({ pid: process.pid, url, instanceId: randomUUID(), token })
  await jobRunner.start()
  return { url, first, owner, stop: close }
}

/** The engine, unless a server of ClickHouse is named, and the store on it. */
async function openStore(directory: string, config: Config, log: Logger, closers: (() => Promise<void>)[]) {
  const engine = config.clickhouseUrl
    ? undefined
    : await startEngine({
        directory,
        memoryBytesMax: config.engineMemoryBytes,
        log: (level, message) => log[level](message),
      })
  if (engine) closers.push(() => engine.stop())
  const warehouse = await openWarehouse(addressOf(config, engine))
  closers.push(() => warehouse.close())
  return { engine, warehouse }
}

const addressOf = (config: Config, engine: Engine | undefined) =>
  engine
    ? { url: engine.url, agent: engine.agent, headers: engine.headers }
    : { url: config.clickhouseUrl as string }

function listen(server: Server, { host, port }: Config): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      const address = server.address() as AddressInfo
      const isAnywhere = host === '0.0.0.0' || host === '::'
      const name = isAnywhere
        ? 'localhost'
        : address.family === 'IPv6'
          ? `[${address.address}]`
          : address.address
      resolve(`http://${name}:${address.port}`)
    })
  })
}

function settled<Value>(result: PromiseSettledResult<Value>): Value {
  if (result.status === 'rejected') throw result.reason
  return result.value
}
