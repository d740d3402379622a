import { expect, it } from 'vitest'
import { writeReport } from './write-report.ts'

const week = {
  first: '2026-03-02',
  last: '2026-03-08',
  figures: [
    { name: 'sessions', value: '1,200', change: '+20.0%', isMore: true },
    { name: 'bounce rate', value: '40%', change: '', isMore: false },
  ],
  days: [
    { day: 'Mon 2 Mar', sessions: 100, before: 80 },
    { day: 'Tue 3 Mar', sessions: 50, before: 0 },
  ],
  weeks: [
    { first: '2026-02-23', sessions: 80 },
    { first: '2026-03-02', sessions: 150 },
  ],
  lists: [
    { title: 'Pages', rows: [{ value: '/a?<script>', sessions: 7 }] },
    { title: 'Countries', rows: [] },
  ],
}

it('says the same in text and in HTML, and nothing of it is markup', () => {
  const { subject, text, html, pictures } = writeReport(week, {
    siteName: 'Shop & Co',
    link: 'https://s.example/?a=1&b=2',
  })
  expect(subject).toBe('Shop & Co: the week from 2026-03-02 to 2026-03-08')
  expect(text).toContain('sessions                          1,200    +20.0%')
  expect(text).toContain('/a?<script>')
  expect(text).not.toContain('Countries')
  expect(html).toContain('Shop &amp; Co')
  expect(html).toContain('/a?&lt;script&gt;')
  for (const { name, png } of pictures) {
    expect(html).toContain(`src="cid:${name}"`)
    expect(Buffer.from(png, 'base64').subarray(1, 4).toString()).toBe('PNG')
  }
  expect(html).toContain('alt="Mon 2 Mar: 100, a week before 80; Tue 3 Mar: 50, a week before 0"')
  expect(html).toContain('alt="from 2026-02-23: 80; from 2026-03-02: 150"')
  expect(text).toMatch(/Mon 2 Mar +100 +80\n/)
  expect(text).toMatch(/2026-03-02 +150\n/)
  expect(html).toContain('href="https://s.example/?a=1&amp;b=2"')
  expect(html).not.toMatch(/<script|Countries/)
})
