import type { Catalog } from '@sojourn/catalog'
import { ProblemError, reportSettings } from '@sojourn/contract'
import type { Warehouse } from '@sojourn/warehouse'
import { type SenderDeps, sendDue } from '../deliveries/send-due.ts'
import { weekOfFigures } from '../reports/week-of-figures.ts'
import { writeReport } from '../reports/write-report.ts'
import { defineJob } from './define-job.ts'

interface Deps {
  readonly catalog: Catalog
  readonly warehouse: Warehouse
  readonly collector: { settle(): Promise<void> }
  readonly sender: SenderDeps
  readonly publicUrl: string | undefined
}

/** The name of the kind, by which its jobs are found. */
export const weeklyReportKind = 'weekly-report'

/** Sends the figures of a site's last seven days by mail. */
export const weeklyReport = ({ catalog, warehouse, collector, sender, publicUrl }: Deps) =>
  defineJob({
    name: weeklyReportKind,
    title: 'Weekly report',
    description: 'Sends the figures of the last seven days, against the seven before, by mail.',
    schedule: '0 8 * * 1',
    timeLimitMs: 10 * 60_000,
    settings: reportSettings,
    async run({ now, settings: { to }, job: { siteId, organizationId }, run, signal, rows }) {
      const site = siteId === null ? undefined : catalog.site(siteId)
      if (!site || organizationId === null)
        throw new ProblemError('not_found', 'The site of the report is gone.')
      if (!sender.sendMail)
        throw new ProblemError('invalid_request', 'No mail server is set: SOJOURN_SMTP_URL says which.')
      await collector.settle()
      const week = await weekOfFigures({ catalog, warehouse }, site, now())
      const link = publicUrl && `${publicUrl}/?site=${site.siteId}&range=7d`
      const note = writeReport(week, { siteName: site.name, link })
      const messages = to.map((target) => ({
        organizationId,
        siteId: site.siteId,
        channel: 'mail' as const,
        target,
        // A run that is begun again sends to nobody twice.
        key: `report ${run.id} ${target}`,
        type: 'report',
        content: { data: {}, note },
      }))
      await catalog.deliveries.add(messages, new Date(now()))
      rows(to.length)
      await sendDue(sender, now, signal)
      return `Sent the week from ${week.first} to ${week.last} to ${to.length} ${to.length === 1 ? 'address' : 'addresses'}.`
    },
  })
