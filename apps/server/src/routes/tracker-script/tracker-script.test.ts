import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import type { AppEnv } from '../../http/app-env.ts'
import { mount } from '../../rooms/mount.ts'
import { trackerScripts } from './route.ts'

const app = new Hono<AppEnv>()
mount(app, trackerScripts(), {} as never)
const ask = async (path: string, headers: Record<string, string> = {}) => app.request(path, { headers })

describe("the tracker's scripts", () => {
  it.each(['/sojourn.js', '/sojourn.full.js'])('%s may be loaded by any page', async (path) => {
    const answer = await ask(path)
    expect(answer.status).toBe(200)
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
      'cache-control': 'public, max-age=3600, stale-while-revalidate=86400',
      vary: 'accept-encoding',
    })
    expect(await answer.text()).toContain('sojourn')
  })

  it('travel small, as the browser understands it', async () => {
    const plain = await (await ask('/sojourn.js')).text()
    for (const [accepted, encoding, inflate] of [
      ['gzip, deflate, br, zstd', 'br', brotliDecompressSync],
      ['gzip, br;q=0', 'gzip', gunzipSync],
    ] as const) {
      const answer = await ask('/sojourn.js', { 'accept-encoding': accepted })
      expect(answer.headers.get('content-encoding')).toBe(encoding)
      expect(inflate(await answer.arrayBuffer()).toString()).toBe(plain)
    }
  })

  it('are not sent again to who has them', async () => {
    const etag = String((await ask('/sojourn.js')).headers.get('etag'))
    const again = await ask('/sojourn.js', { 'if-none-match': etag })
    expect([again.status, await again.text()]).toEqual([304, ''])
    expect((await ask('/sojourn.full.js', { 'if-none-match': etag })).status).toBe(200)
  })
})
