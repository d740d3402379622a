import { expect } from 'vitest'
import { type Scenario, until } from '../../stage/scenario.ts'

export const scenario: Scenario = {
  title: 'a page that allows nothing but its own scripts and connections is followed without a complaint',
  async play(stage) {
    const page = await (await stage.person()).newPage()
    const complaints: string[] = []
    page.on('console', (message) => complaints.push(message.text()))
    await page.goto(stage.site)
    await page.click('button')
    const hasMetadata = async () => (await stage.sessions(2))[0]?.session.metadata.plan === 'pro'
    await until('the metadata has arrived', hasMetadata)
    const [told] = await stage.sessions(2)
    expect(told?.session.eventCounts).toEqual({ page_view: 1, click: 1 })
    expect(complaints).toEqual([])
  },
}
