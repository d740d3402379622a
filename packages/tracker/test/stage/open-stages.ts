import { readFile } from 'node:fs/promises'
import {
  openBrowser,
  type SojournProcess,
  servePages,
  startSojourn,
  type TestBrowser,
  type TestPages,
} from '@sojourn/test-server'
import type { BrowserContext } from 'playwright-core'
import { type Stage, type ToldSession, until } from './scenario.ts'
import { carry, openWire, type Wire } from './wire.ts'

const scenarios = new URL('../scenarios/', import.meta.url)

/** Stages over one server and one browser. */
export interface Stages {
  /** Opens the stage of the scenario in a folder, lets it play, and clears up behind it. */
  play(name: string, scene: (stage: Stage) => Promise<void>): Promise<void>
  close(): Promise<void>
}

export async function openStages(): Promise<Stages> {
  const wires = new Map<string, { wire: Wire; page: string }>()
  const [server, browser] = await Promise.all([startSojourn(), openBrowser(true)])
  const pages = await servePages({}, (request, response) => {
    const [, name = '', path = '/'] = /^\/([\w-]+)(\/.*)?$/.exec(String(request.url)) ?? []
    const opened = wires.get(name)
    if (!opened) return false
    const toServer = /^\/sojourn(\/.*)$/.exec(path)?.[1]
    if (toServer) void carry(opened.wire, server.url, toServer, request, response)
    else if (path === '/elsewhere') response.writeHead(200, { 'content-type': 'text/html' }).end('Elsewhere')
    else response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(opened.page)
    return true
  })
  return {
    async play(name, scene) {
      const text = await readFile(new URL(`${name}/page.html`, scenarios), 'utf8')
      const wire = openWire()
      const page = text.replaceAll('{{site}}', `/${name}`).replaceAll('{{key}}', server.writeKey)
      wires.set(name, { wire, page })
      const { stage, leave } = openStage(`${pages.url}/${name}`, wire, server, browser)
      await scene(stage).finally(leave)
    },
    close: () => closeAll(server, browser, pages),
  }
}

async function closeAll(server: SojournProcess, browser: TestBrowser, pages: TestPages): Promise<void> {
  await browser.stop()
  await Promise.all([server.stop(), pages.stop()])
}

function openStage(site: string, wire: Wire, server: SojournProcess, browser: TestBrowser) {
  const people: BrowserContext[] = []
  const person = async () => {
    const context = await browser.person()
    people.push(context)
    return context
  }
  const readSessions = async () => {
    const ids = new Set(wire.seen.flatMap(({ events }) => events.map(({ sessionId }) => sessionId)))
    const answers = await Promise.all([...ids].map((id) => server.read(`/api/v1/sessions/${id}`)))
    const told = answers.filter(({ status }) => status === 200).map(({ body }) => body as ToldSession)
    return told.sort((a, b) => a.session.startedAt.localeCompare(b.session.startedAt))
  }
  const stage: Stage = {
    site,
    wire,
    person,
    async visit(path = '/') {
      const page = await (await person()).newPage()
      await page.goto(site + path)
      return page
    },
    async sessions(eventsMin = 1) {
      let told: ToldSession[] = []
      await until(`${eventsMin} events of ${site} are with the server`, async () => {
        told = await readSessions()
        // A session and its events are read one after the other, and something may arrive between.
        const counted = told.flatMap(({ session }) => Object.values(session.eventCounts))
        const listed = told.flatMap(({ events }) => events)
        return Math.min(sumOf(counted), listed.length) >= eventsMin
      })
      return told
    },
    async restartServer(whileDown) {
      await server.kill()
      await whileDown()
      await server.restart()
    },
  }
  const leave = async () => {
    await Promise.all(people.map((context) => context.close()))
  }
  return { stage, leave }
}

const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0)
