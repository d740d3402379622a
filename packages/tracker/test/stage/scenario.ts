import type { BrowserContext, Page } from 'playwright-core'
import type { Wire } from './wire.ts'

/** A session as the API tells it. */
export interface ToldSession {
  readonly session: {
    readonly sessionId: string
    readonly visitorId: string | null
    readonly userId: string | null
    readonly journeyPath: readonly string[]
    readonly pageCount: number
    readonly endReason: string | null
    readonly status: string
    readonly eventCounts: Readonly<Record<string, number>>
    readonly sectionHistory: readonly { readonly section: string }[]
    readonly currentSection: string | null
    readonly metadata: Readonly<Record<string, unknown>>
    readonly startedAt: string
  }
  readonly events: readonly {
    readonly eventId: string
    readonly type: string
    readonly timestamp: string
    readonly title: string | null
    readonly properties: Readonly<Record<string, unknown>>
  }[]
}

/** What a scenario plays on: a site of its own, of which its folder has the page, and Sojourn behind it. */
export interface Stage {
  /** Such as `http://127.0.0.1:4711/reload`; every address under it is the page. */
  readonly site: string
  readonly wire: Wire
  /** A person with a browser of their own; gone at the end. */
  person(): Promise<BrowserContext>
  /** A new person who opens the page. */
  visit(path?: string): Promise<Page>
  /** The sessions that the server has of all that was seen on the wire, by their start; once it has so many events. */
  sessions(eventsMin?: number): Promise<ToldSession[]>
  /** Ends the server with `kill -9`, and starts it again. For scenarios that play alone. */
  restartServer(whileDown: () => Promise<void>): Promise<void>
}

/** What a site lives through, and what must come of it. */
export interface Scenario {
  /** A sentence. */
  readonly title: string
  /** Whether others must not play beside it. @default false */
  readonly isAlone?: boolean
  play(stage: Stage): Promise<void>
}

/** Runs code in the page. */
export const run = (page: Page, code: string): Promise<unknown> => page.evaluate(code)

/** Sends what waits; resolves when it has arrived or has to wait. */
export const flush = async (page: Page): Promise<void> => {
  await page.evaluate(`sojourn('flush')`)
}

/** Resolves when something has come to be. @throws {Error} where it has not within a minute */
export async function until(what: string, check: () => unknown): Promise<void> {
  const deadline = Date.now() + 60_000
  while (!(await check())) {
    if (Date.now() > deadline) throw new Error(`It never came to be that ${what}.`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
