import { expect, it } from 'vitest'
import { findFaults } from './find-faults.ts'
import type { TestDashboard } from './open-dashboard.ts'

const day = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10)
const table = [
  'time,event,guest,page,colour',
  `${day}T10:00:00Z,page_view,imp-ann,/imported,blue`,
  `${day}T10:01:00Z,page_view,imp-bob,/imported,red`,
  'yesterday,page_view,imp-bob,/imported,red',
].join('\n')

/** That a table is brought in on screen, after a look at what it would become. */
export function seeImports(opened: () => TestDashboard): void {
  it('imports a table once its columns are told, and says what became of each line', async () => {
    const { page, server } = opened()
    await page.goto(`${server.url}/admin/imports`)
    await page.getByText('Nothing has been imported here.').waitFor()
    await page.getByRole('button', { name: 'Import a file' }).click()
    const dialog = page.getByRole('dialog')
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'guests.csv', mimeType: 'text/csv', buffer: Buffer.from(table) })
    expect(await findFaults(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Send it' }).click()

    await page.getByRole('heading', { name: 'guests.csv' }).waitFor()
    await page.getByText('3 lines: 0 events, 3 rejected.').waitFor()
    const begin = page.getByRole('button', { name: 'Import it' })
    expect(await begin.isDisabled()).toBe(true)
    await page.getByLabel('What guest fills').first().click()
    await page.getByRole('option', { name: 'visitorId' }).click()
    await page.getByText('3 lines: 2 events, 1 rejected.').waitFor()
    const preview = page.getByRole('table', { name: 'Preview' })
    expect(await preview.getByRole('row', { name: /imp-ann/ }).textContent()).toContain('blue')
    expect(await findFaults(page)).toEqual([])
    await begin.click()

    const imports = page.getByRole('table', { name: 'Imports' })
    await imports.getByText('2 imported, 1 rejected').waitFor()
    const address = await imports.getByRole('link', { name: 'Rejected lines' }).getAttribute('href')
    const rejected = await page.request.get(`${server.url}${address}`)
    expect(JSON.parse(await rejected.text())).toMatchObject({ line: 4, raw: table.split('\n')[3] })
    expect(await findFaults(page)).toEqual([])
    await imports.getByRole('button', { name: 'Remove' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
    await page.getByText('Nothing has been imported here.').waitFor()
  })

  it('writes the sums of Plausible beside the figures, month by month', async () => {
    const { page, server } = opened()
    await page.goto(`${server.url}/admin/imports`)
    await page.getByRole('button', { name: 'Import a file' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('combobox', { name: 'What it is' }).click()
    await page.getByRole('option', { name: /^Plausible/ }).click()
    await page.locator('input[type=file]').setInputFiles({
      name: 'imported_visitors.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(`date,visitors,pageviews,bounces,visits,visit_duration\n${day},9,31,2,14,9000\n`),
    })
    await dialog.getByRole('button', { name: 'Send it' }).click()
    await page.getByText('1 month, out of one day.').waitFor()
    const note = /^Plausible, \w+ \d{4}: 14 visits, 31 page views$/
    await page.getByRole('table', { name: 'Preview' }).getByText(note).waitFor()
    expect(await findFaults(page)).toEqual([])
    await page.getByRole('button', { name: 'Import it' }).click()
    await page.getByRole('table', { name: 'Imports' }).getByText('1 month beside the figures').waitFor()
    await page.goto(`${server.url}/?range=7d`)
    await page.getByRole('list', { name: 'Notes' }).getByText(note).waitFor()
  })
}
