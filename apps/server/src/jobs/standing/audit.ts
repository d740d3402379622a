import type { Catalog } from '@sojourn/catalog'
import { hash64 } from '@sojourn/sessions'
import { z } from 'zod'
import type { AuditReport, Maintenance } from '../../maintenance/types.ts'
import { defineJob } from '../define-job.ts'

const minute = 60_000
const day = 24 * 60 * minute

interface Deps {
  readonly catalog: Pick<Catalog, 'sites'>
  readonly maintenance: Pick<Maintenance, 'audit'>
}

/** Compares a sample of the sessions with the fold of their events, day after day another one. */
export const auditJob = ({ catalog, maintenance }: Deps) =>
  defineJob({
    name: 'audit',
    title: 'Audit of a sample',
    description:
      'Compares sessions of some stretches of time, drawn anew each day, with their events. Fails where they differ.',
    isStanding: true,
    schedule: '15 4 * * *',
    timeLimitMs: 2 * 60 * minute,
    // What differs would differ again.
    retriesMax: 0,
    settings: z.strictObject({
      stretches: z.number().int().min(1).max(1000).default(24).describe('Half of them of the last week'),
      minutes: z.number().int().min(1).max(10_080).default(30).describe('How long each of them is'),
      days: z.number().int().min(7).max(36_500).default(400).describe('How far back they reach'),
      repair: z.boolean().default(false).describe('Whether what is wrong is mended'),
    }),
    async run({ settings, run, now, signal, log, progress, rows }) {
      const siteIds = catalog.sites().map(({ siteId }) => siteId)
      const total = { sessions: 0, findings: 0 }
      for (let stretch = 0; stretch < settings.stretches; stretch++) {
        const back = (stretch % 2 === 0 ? 7 : settings.days) * day
        const from = now() - drawn(`${run.scheduledFor.getTime()} ${stretch}`) * back
        const to = from + settings.minutes * minute
        const range = { siteIds, from, to, repair: settings.repair, isPatient: true, signal }
        const report = await maintenance.audit(range)
        total.sessions += report.sessions
        const found = findingsOf(report)
        total.findings += found.reduce((sum, [, count]) => sum + count, 0)
        for (const [name, count] of found) log(`${new Date(from).toISOString()} ${name}: ${count}`)
        rows(total.sessions)
        progress(stretch + 1, settings.stretches)
      }
      if (total.findings > 0) {
        const mended = settings.repair ? 'mended' : 'run an audit with repair'
        throw new Error(`${total.findings} faults in ${total.sessions} sessions; ${mended}.`)
      }
      return `${total.sessions} sessions agree with their events.`
    },
  })

/** From 0 to 1, the same for the same text: a run that is begun again draws the same sample. */
const drawn = (text: string): number => Number(hash64(text) % 1_000_003n) / 1_000_003

const findingsOf = (report: AuditReport): [string, number][] =>
  Object.entries(report).flatMap(([name, finding]: [string, unknown]) =>
    typeof finding === 'object' && finding !== null && 'count' in finding && Number(finding.count) > 0
      ? [[name, Number(finding.count)] as [string, number]]
      : [],
  )
