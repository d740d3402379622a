import { isAbsolute, resolve } from 'node:path'
import { type AuthOptions, isKeyText, type KeyKind, keyForm, passwordLengths } from '@sojourn/catalog'
import { z } from 'zod'
import type { RateLimitSettings } from './http/rate-limits.ts'
import type { S3Settings } from './object-storage/s3-settings.ts'

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'silent'] as const

const wholeNumber = (least: number, most: number, form: string) =>
  z
    .string()
    .regex(/^\d+$/, { error: form })
    .transform(Number)
    .refine((number) => number >= least && number <= most, { error: form })

const url = (protocols: readonly string[], example: string) =>
  z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), {
    error: `must be a URL such as ${example}`,
  })

const key = (kind: KeyKind) => z.string().refine((text) => isKeyText(kind, text), { error: keyForm(kind) })

const bytesForm = 'must be bytes, or a size such as 600MB or 1GiB, from 256MB to 1TB'
const bytesOf = {
  b: 1,
  kb: 1e3,
  mb: 1e6,
  gb: 1e9,
  tb: 1e12,
  kib: 2 ** 10,
  mib: 2 ** 20,
  gib: 2 ** 30,
  tib: 2 ** 40,
}

const bytes = z.string().transform((text, context): number => {
  const [, number, unit] = /^(\d+(?:\.\d+)?) ?([kmgt]i?b|b)?$/i.exec(text) ?? []
  const size = Math.floor(Number(number) * bytesOf[(unit ?? 'b').toLowerCase() as keyof typeof bytesOf])
  if (size >= 256e6 && size <= 1e12) return size
  context.addIssue({ code: 'custom', message: bytesForm })
  return z.NEVER
})

const perMinute = z.string().transform((text, context): number | undefined => {
  if (text.toLowerCase() === 'off') return undefined
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text)
  context.addIssue({ code: 'custom', message: 'must be calls in a minute such as 6000, or off' })
  return z.NEVER
})

const filePlace = z
  .string()
  .refine(
    (text) => /^s3:\/\/[a-z0-9][a-z0-9.-]+[a-z0-9]/.test(text) || (isAbsolute(text) && !text.includes('://')),
    {
      error: 'must be an absolute path, or an address such as s3://bucket/prefix',
    },
  )

const trustProxy = z.string().transform((text, context): number => {
  if (/^(off|no|false|0)$/i.test(text)) return 0
  if (/^[1-9]\d?$/.test(text)) return Number(text)
  context.addIssue({
    code: 'custom',
    message: 'must be off, or the number of proxies in front of Sojourn such as 1',
  })
  return z.NEVER
})

/** The variables of the environment that Sojourn reads. A variable that is empty counts as unset. */
const environment = z
  .object({
    PORT: wholeNumber(0, 65_535, 'must be a port from 0 (any free one) to 65535').default(4300),
    HOST: z.string().default('0.0.0.0'),
    SOJOURN_DATA_DIR: z.string().default('./data'),
    CLICKHOUSE_URL: url(['http:', 'https:'], 'http://user:password@localhost:8123/sojourn').optional(),
    DATABASE_URL: url(
      ['postgres:', 'postgresql:'],
      'postgres://user:password@localhost:5432/sojourn',
    ).optional(),
    REDIS_URL: url(['redis:', 'rediss:'], 'redis://localhost:6379/0').optional(),
    SOJOURN_ADMIN_EMAIL: z.email({ error: 'must be an e-mail address' }).optional(),
    SOJOURN_ADMIN_PASSWORD: z
      .string()
      .min(passwordLengths.least, { error: `must be at least ${passwordLengths.least} characters` })
      .max(passwordLengths.most, { error: `must be at most ${passwordLengths.most} characters` })
      .optional(),
    SOJOURN_PUBLIC_URL: url(['http:', 'https:'], 'https://sojourn.example.com').optional(),
    SOJOURN_SMTP_URL: url(['smtp:', 'smtps:'], 'smtps://user:password@mail.example.com').optional(),
    SOJOURN_MAIL_FROM: z.string().min(3).max(320).default('Sojourn <sojourn@localhost>'),
    SOJOURN_OPENID_ISSUER: url(['http:', 'https:'], 'https://id.example.com').optional(),
    SOJOURN_OPENID_CLIENT_ID: z.string().optional(),
    SOJOURN_OPENID_CLIENT_SECRET: z.string().optional(),
    SOJOURN_OPENID_NAME: z.string().max(64).default('Single sign-on'),
    SOJOURN_PRIVATE_JWKS: z.enum(['on', 'off'], { error: 'must be on or off' }).default('off'),
    SOJOURN_PRIVATE_WEBHOOKS: z.enum(['on', 'off'], { error: 'must be on or off' }).default('off'),
    SOJOURN_WRITE_KEY: key('write').optional(),
    SOJOURN_SECRET_KEY: key('secret').optional(),
    SOJOURN_TRUST_PROXY: trustProxy.default(0),
    SOJOURN_RATE_LIMIT_COLLECT: perMinute.default(60_000),
    SOJOURN_RATE_LIMIT_READ: perMinute.default(6_000),
    SOJOURN_LOG_LEVEL: z.enum(logLevels, { error: `must be one of ${logLevels.join(', ')}` }).default('info'),
    SOJOURN_ENGINE_MEMORY: bytes.default(450e6),
    SOJOURN_BACKUP_TO: filePlace.optional(),
    SOJOURN_BACKUP_KEY_FILE: z.string().optional(),
    SOJOURN_BACKUP_KEEP: wholeNumber(1, 10_000, 'must be a number of backups from 1 to 10000').default(14),
    SOJOURN_EXPORT_TO: filePlace.optional(),
    SOJOURN_UPLOAD_TO: filePlace.optional(),
    SOJOURN_S3_ENDPOINT: url(['http:', 'https:'], 'https://minio.example.com').optional(),
  })
  .refine((given) => !given.SOJOURN_SMTP_URL || given.SOJOURN_PUBLIC_URL, {
    path: ['SOJOURN_PUBLIC_URL'],
    error:
      'must be set where SOJOURN_SMTP_URL is: mail holds links, and a request could say anything of where it was sent to',
  })
  .superRefine((given, context) => {
    const names = [
      'SOJOURN_OPENID_ISSUER',
      'SOJOURN_OPENID_CLIENT_ID',
      'SOJOURN_OPENID_CLIENT_SECRET',
    ] as const
    const missing = names.filter((name) => given[name] === undefined)
    if (missing.length === names.length) return
    for (const name of missing)
      context.addIssue({
        code: 'custom',
        path: [name],
        message: 'must be set where the other SOJOURN_OPENID_ are',
      })
  })

const openIdOf = (settings: z.output<typeof environment>): AuthOptions['openId'] => {
  const issuer = settings.SOJOURN_OPENID_ISSUER
  const clientId = settings.SOJOURN_OPENID_CLIENT_ID
  const clientSecret = settings.SOJOURN_OPENID_CLIENT_SECRET
  if (!issuer || !clientId || !clientSecret) return undefined
  return { issuer, clientId, clientSecret, name: settings.SOJOURN_OPENID_NAME }
}

/** How this server runs. Read once, then passed down. */
export interface Config {
  /** 0: any free port. @default 4300 */
  readonly port: number
  /** The address to listen on. The standard is every one of the machine: pages and apps elsewhere send to it. @default 0.0.0.0 */
  readonly host: string
  /** Absolute. @default ./data of the working directory */
  readonly dataDirectory: string
  /** A ClickHouse server; undefined: the embedded engine. */
  readonly clickhouseUrl: string | undefined
  /** A Postgres server; undefined: the embedded one. */
  readonly databaseUrl: string | undefined
  /** A Redis in which servers count calls together; undefined: each for itself. */
  readonly redisUrl: string | undefined
  /** The first owner; undefined: made at the first start. */
  readonly adminEmail: string | undefined
  readonly adminPassword: string | undefined
  /** Where browsers reach this server; undefined: as each request says. */
  readonly publicUrl: string | undefined
  /** The server that takes mail; undefined: links are handed over by people. */
  readonly smtpUrl: string | undefined
  /** Whom mail is from. */
  readonly mailFrom: string
  /** The OpenID provider that members sign in with; undefined: by password alone. */
  readonly openId: AuthOptions['openId']
  /** Whether keys of identity providers may be fetched from private addresses and without TLS. @default false */
  readonly allowPrivateJwks: boolean
  /** Whether webhooks may lead to private addresses and without TLS. @default false */
  readonly allowPrivateWebhooks: boolean
  /** Keys of the first site, valid whenever the server runs with them. */
  readonly writeKey: string | undefined
  readonly secretKey: string | undefined
  /** How many proxies stand in front, whose `X-Forwarded-For` is believed; 0: none, the header is ignored. @default 0 */
  readonly trustProxyHops: number
  /** Calls in a minute that one caller may make; not from the machine itself. @default 60000 to collect, 6000 else */
  readonly rateLimits: RateLimitSettings
  readonly logLevel: (typeof logLevels)[number]
  /** What the embedded engine may use, in bytes. @default 450 MB */
  readonly engineMemoryBytes: number
  /** Where backups go, and how many stay; undefined: each command says where. @default 14 stay */
  readonly backup:
    | { readonly at: string; readonly keyFile: string | undefined; readonly keep: number }
    | undefined
  /** Where the job `export` puts files; undefined: nowhere. */
  readonly exportTo: string | undefined
  /** Where files lie that people send to be imported, for all servers; undefined: each has its own. */
  readonly uploadTo: string | undefined
  readonly s3: S3Settings
}

/** The environment does not say how to run: every variable that is wrong, and what would be right. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
  readonly problems: readonly { variable: string; message: string }[]

  constructor(problems: readonly { variable: string; message: string }[]) {
    const lines = problems.map(({ variable, message }) => `  ${variable} ${message}`)
    super(`Sojourn cannot start with these settings:\n${lines.join('\n')}`)
    this.problems = problems
  }
}

/** @throws ConfigError that lists all problems; values are not repeated in it, for they may be secrets. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.entries(env)
    .map(([name, value]) => [name, value?.trim()] as const)
    .filter(([, value]) => value !== undefined && value !== '')
  const parsed = environment.safeParse(Object.fromEntries(given))
  if (!parsed.success) {
    throw new ConfigError(
      parsed.error.issues.map(({ path, message }) => ({ variable: path.join('.'), message })),
    )
  }
  const settings = parsed.data
  return {
    port: settings.PORT,
    host: settings.HOST,
    dataDirectory: resolve(settings.SOJOURN_DATA_DIR),
    clickhouseUrl: settings.CLICKHOUSE_URL,
    databaseUrl: settings.DATABASE_URL,
    redisUrl: settings.REDIS_URL,
    adminEmail: settings.SOJOURN_ADMIN_EMAIL,
    adminPassword: settings.SOJOURN_ADMIN_PASSWORD,
    publicUrl: settings.SOJOURN_PUBLIC_URL,
    smtpUrl: settings.SOJOURN_SMTP_URL,
    mailFrom: settings.SOJOURN_MAIL_FROM,
    openId: openIdOf(settings),
    allowPrivateJwks: settings.SOJOURN_PRIVATE_JWKS === 'on',
    allowPrivateWebhooks: settings.SOJOURN_PRIVATE_WEBHOOKS === 'on',
    writeKey: settings.SOJOURN_WRITE_KEY,
    secretKey: settings.SOJOURN_SECRET_KEY,
    trustProxyHops: settings.SOJOURN_TRUST_PROXY,
    rateLimits: { collect: settings.SOJOURN_RATE_LIMIT_COLLECT, read: settings.SOJOURN_RATE_LIMIT_READ },
    logLevel: settings.SOJOURN_LOG_LEVEL,
    engineMemoryBytes: settings.SOJOURN_ENGINE_MEMORY,
    backup:
      settings.SOJOURN_BACKUP_TO === undefined
        ? undefined
        : {
            at: settings.SOJOURN_BACKUP_TO,
            keyFile: settings.SOJOURN_BACKUP_KEY_FILE,
            keep: settings.SOJOURN_BACKUP_KEEP,
          },
    exportTo: settings.SOJOURN_EXPORT_TO,
    uploadTo: settings.SOJOURN_UPLOAD_TO,
    s3: { endpoint: settings.SOJOURN_S3_ENDPOINT },
  }
}
