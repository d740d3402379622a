import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { listenForMail, openBrowser, type SojournProcess, startSojourn } from '@sojourn/test-server'
import type { BrowserContext, Page } from 'playwright-core'
import { addAxe } from './find-faults.ts'
import { openProvider } from './open-provider.ts'

/** The first owner of the installation. */
export const owner = { email: 'owner@shop.example', password: 'a long way round the lake' }

/** A server with its dashboard, and somebody who sits before it. */
export interface TestDashboard {
  readonly server: SojournProcess
  readonly page: Page
  /** Another person, with a browser of their own, signed in nowhere. */
  newcomer(): Promise<Page>
  /** What was mailed, as its lines. */
  readonly mails: readonly string[]
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

/** A port that was free a moment ago: links in mails name it before the server listens. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

/** Starts a server of its own, empty, which mails and knows an OpenID provider, and opens a browser. */
export async function openDashboard(): Promise<TestDashboard> {
  const [port, mail, provider] = await Promise.all([freePort(), listenForMail(), openProvider(owner.email)])
  const settings = {
    PORT: String(port),
    SOJOURN_PUBLIC_URL: `http://127.0.0.1:${port}`,
    SOJOURN_SMTP_URL: mail.url,
    SOJOURN_ADMIN_EMAIL: owner.email,
    SOJOURN_ADMIN_PASSWORD: owner.password,
    ...provider.settings,
  }
  const [server, browser] = await Promise.all([startSojourn(settings), openBrowser()])
  const person = await browser.person()
  const page = await openPage(person)
  return {
    server,
    page,
    mails: mail.mails,
    newcomer: async () => openPage(await browser.person()),
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
      mail.stop()
      provider.close()
    },
  }
}
