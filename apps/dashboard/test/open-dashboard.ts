import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { openBrowser, type SojournProcess, startSojourn } from '@sojourn/test-server'
import type { BrowserContext, Page } from 'playwright-core'
import { addAxe } from './find-faults.ts'

const program = fileURLToPath(new URL('../../cli/bin/sojourn.mjs', import.meta.url))

/** The first owner of the installation. */
export const owner = { email: 'owner@shop.example', password: 'a long way round the lake' }

/** A server with its dashboard, and somebody who sits before it. */
export interface TestDashboard {
  readonly server: SojournProcess
  readonly page: Page
  /** Another person, with a browser of their own, signed in nowhere. */
  newcomer(): Promise<Page>
  /** Signs the owner in, without the form. */
  signIn(): Promise<void>
  /** Fills the server with the visits of a made-up shop, the last of them yesterday. */
  seed(): Promise<void>
  /** Sends events. @throws {Error} where they are refused */
  send(events: readonly object[]): Promise<void>
  stop(): Promise<void>
}

async function openPage(person: BrowserContext): Promise<Page> {
  await addAxe(person)
  const page = await person.newPage()
  await page.setViewportSize({ width: 1280, height: 800 })
  // Longer than a busy machine takes, shorter than a test.
  page.setDefaultTimeout(60_000)
  return page
}

/** Starts a server of its own, empty, and opens a browser. */
export async function openDashboard(): Promise<TestDashboard> {
  const server = await startSojourn({
    SOJOURN_ADMIN_EMAIL: owner.email,
    SOJOURN_ADMIN_PASSWORD: owner.password,
  })
  const browser = await openBrowser()
  const person = await browser.person()
  const page = await openPage(person)
  return {
    server,
    page,
    newcomer: async () => openPage(await browser.person()),
    async signIn() {
      const answer = await person.request.post(`${server.url}/api/auth/sign-in/email`, {
        data: owner,
        headers: { origin: server.url },
      })
      if (!answer.ok()) throw new Error(`sign-in answered ${answer.status()}`)
    },
    async seed() {
      const size = ['--users', '120', '--days', '40']
      await promisify(execFile)(process.execPath, [
        program,
        'seed',
        '--url',
        server.url,
        '--key',
        server.secretKey,
        ...size,
      ])
    },
    async send(events) {
      const sent = await fetch(`${server.url}/api/v1/events/batch`, {
        method: 'POST',
        headers: { 'x-write-key': server.writeKey, 'content-type': 'application/json' },
        body: JSON.stringify({ events }),
      })
      if (!sent.ok) throw new Error(await sent.text())
    },
    async stop() {
      await browser.stop()
      await server.stop()
    },
  }
}
