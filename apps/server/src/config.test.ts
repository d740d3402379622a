import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ConfigError, readConfig } from './config.ts'

describe('the configuration', () => {
  it('needs nothing', () => {
    expect(readConfig({})).toEqual({
      port: 4300,
      adminEmail: undefined,
      adminPassword: undefined,
      publicUrl: undefined,
      smtpUrl: undefined,
      openId: undefined,
      mailFrom: 'Sojourn <sojourn@localhost>',
      allowPrivateJwks: false,
      allowPrivateWebhooks: false,
      host: '0.0.0.0',
      dataDirectory: resolve('data'),
      clickhouseUrl: undefined,
      databaseUrl: undefined,
      redisUrl: undefined,
      writeKey: undefined,
      secretKey: undefined,
      trustProxyHops: 0,
      rateLimits: { collect: 60_000, read: 6_000 },
      logLevel: 'info',
      engineMemoryBytes: 450_000_000,
      backup: undefined,
      exportTo: undefined,
      s3: { endpoint: undefined },
    })
  })

  it('reads every variable', () => {
    const config = readConfig({
      PORT: '0',
      HOST: '127.0.0.1',
      SOJOURN_DATA_DIR: '/var/lib/sojourn',
      CLICKHOUSE_URL: 'https://ch.example:8443/sojourn',
      DATABASE_URL: 'postgres://me:secret@db.example/sojourn',
      SOJOURN_WRITE_KEY: 'pk_my-shop-2026',
      SOJOURN_SECRET_KEY: 'sk_my-shop-2026',
      SOJOURN_TRUST_PROXY: '2',
      SOJOURN_LOG_LEVEL: 'debug',
      SOJOURN_ENGINE_MEMORY: '1.5GiB',
      SOJOURN_BACKUP_TO: 's3://backups/shop',
      SOJOURN_UPLOAD_TO: 's3://uploads/shop',
    })
    expect(config).toMatchObject({
      port: 0,
      dataDirectory: '/var/lib/sojourn',
      trustProxyHops: 2,
      logLevel: 'debug',
      backup: { at: 's3://backups/shop', keyFile: undefined, keep: 14 },
      uploadTo: 's3://uploads/shop',
    })
    expect(config.engineMemoryBytes).toBe(1.5 * 2 ** 30)
  })

  it('sends no mail without knowing where links lead to', () => {
    const mail = { SOJOURN_SMTP_URL: 'smtps://mail.example' }
    expect(() => readConfig(mail)).toThrow(/SOJOURN_PUBLIC_URL must be set/)
    expect(readConfig({ ...mail, SOJOURN_PUBLIC_URL: 'https://sojourn.example' })).toMatchObject({
      smtpUrl: 'smtps://mail.example',
    })
  })

  it('takes an empty variable for an unset one, as compose files write them', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: ' ', SOJOURN_WRITE_KEY: '' })).toEqual(readConfig({}))
  })

  it('names all problems together and repeats no value', () => {
    const wrong = {
      PORT: '70000',
      CLICKHOUSE_URL: 'localhost:8123',
      DATABASE_URL: 'mysql://me:hunter2@db',
      SOJOURN_WRITE_KEY: 'hunter2',
      SOJOURN_SECRET_KEY: 'pk_wrong-kind',
      SOJOURN_TRUST_PROXY: 'yes',
      SOJOURN_LOG_LEVEL: 'loud',
      SOJOURN_ENGINE_MEMORY: '12 apples',
    }
    const attempt = () => readConfig(wrong)
    expect(attempt).toThrow(ConfigError)
    expect(attempt).toThrow(/SOJOURN_ENGINE_MEMORY must be bytes, or a size such as 600MB/)
    for (const name of Object.keys(wrong)) expect(attempt).toThrow(new RegExp(`^  ${name} must be `, 'm'))
    expect(attempt).not.toThrow(/hunter2/)
  })

  it.each(['255MB', '2TB', '-1', '1e9', 'GB', ''.padEnd(40, '9')])('refuses %s as memory', (size) => {
    expect(() => readConfig({ SOJOURN_ENGINE_MEMORY: size })).toThrow(ConfigError)
  })

  it.each([
    ['600000000', 600_000_000],
    ['600MB', 600_000_000],
    ['1 GB', 1_000_000_000],
    ['512mib', 512 * 2 ** 20],
  ])('reads %s as %d bytes', (text, size) => {
    expect(readConfig({ SOJOURN_ENGINE_MEMORY: text }).engineMemoryBytes).toBe(size)
  })
})
