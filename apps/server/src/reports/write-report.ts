import type { Picture } from '../mail/open-mailer.ts'
import { drawBars, pictureSize } from './draw-bars.ts'
import type { Week } from './week-of-figures.ts'

/** A week as a mail: the same in plain text and in HTML, with the pictures that the latter shows. */
export function writeReport(
  week: Week,
  { siteName, link }: { readonly siteName: string; readonly link: string | undefined },
): { subject: string; text: string; html: string; pictures: Picture[] } {
  const subject = `${siteName}: the week from ${week.first} to ${week.last}`
  const pictures = [
    {
      name: dayPicture,
      png: drawBars(
        week.days.map(({ sessions, before }) => [
          { value: before, isMain: false },
          { value: sessions, isMain: true },
        ]),
      ).toString('base64'),
    },
    {
      name: weekPicture,
      png: drawBars(
        week.weeks.map(({ sessions }, index) => [
          { value: sessions, isMain: index === week.weeks.length - 1 },
        ]),
      ).toString('base64'),
    },
  ]
  return { subject, text: textOf(week, subject, link), html: htmlOf(week, subject, link), pictures }
}

const [dayPicture, weekPicture] = ['sessions-by-day', 'sessions-by-week']

function textOf({ figures, days, weeks, lists }: Week, subject: string, link: string | undefined): string {
  const line = (name: string, value: string | number, more = '') =>
    `${name.padEnd(24)} ${String(value).padStart(14)} ${more.padStart(9)}`.trimEnd()
  return [
    subject,
    '',
    line('', 'this week', 'before'),
    ...figures.map(({ name, value, change }) => line(name, value, change)),
    '',
    'Sessions by day, and a week before',
    ...days.map(({ day, sessions, before }) => line(day, sessions, String(before))),
    '',
    'Sessions of the last weeks, from',
    ...weeks.map(({ first, sessions }) => line(first, sessions)),
    ...lists
      .filter(({ rows }) => rows.length > 0)
      .flatMap(({ title, rows }) => ['', title, ...rows.map(({ value, sessions }) => line(value, sessions))]),
    ...(link ? ['', link] : []),
    '',
  ].join('\n')
}

/** Styles stand at the elements: mail programs know little else. */
const cell = 'padding:6px 8px;border-bottom:1px solid #e3e7ec;font-size:14px'
const figureCell = `${cell};text-align:right;font-variant-numeric:tabular-nums`
const heading = 'margin:24px 0 8px;font-size:15px'
const table = 'width:100%;border-collapse:collapse'
const { width, height } = pictureSize
const picture = (name: string, says: string) =>
  `<img src="cid:${name}" width="${width}" height="${height}" alt="${escapeHtml(says)}" style="display:block;width:100%;height:auto">`

function htmlOf({ figures, days, weeks, lists }: Week, subject: string, link: string | undefined): string {
  const figureRows = figures.map(
    ({ name, value, change, isMore }) =>
      `<tr><td style="${cell}">${escapeHtml(name)}</td><td style="${figureCell}"><b>${escapeHtml(value)}</b></td>` +
      `<td style="${figureCell};color:${change === '' ? '#5b6470' : isMore ? '#0b7a4b' : '#b42318'}">${change || '–'}</td></tr>`,
  )
  const dayRows = days.map(
    ({ day, sessions, before }) =>
      `<tr><td style="${cell}">${escapeHtml(day)}</td><td style="${figureCell}">${sessions.toLocaleString('en')}</td>` +
      `<td style="${figureCell};color:#5b6470">${before.toLocaleString('en')}</td></tr>`,
  )
  const saysDays = days.map(({ day, sessions, before }) => `${day}: ${sessions}, a week before ${before}`)
  const saysWeeks = weeks.map(({ first, sessions }) => `from ${first}: ${sessions}`)
  const listTables = lists
    .filter(({ rows }) => rows.length > 0)
    .map(
      ({ title, rows }) =>
        `<h2 style="${heading}">${escapeHtml(title)}</h2><table role="presentation" style="${table}">${rows
          .map(
            ({ value, sessions }) =>
              `<tr><td style="${cell};word-break:break-all">${escapeHtml(value)}</td>` +
              `<td style="${figureCell};width:70px">${sessions.toLocaleString('en')}</td></tr>`,
          )
          .join('')}</table>`,
    )
  return (
    '<!doctype html><html lang="en"><head><meta charset="utf-8">' +
    `<meta name="viewport" content="width=device-width"><title>${escapeHtml(subject)}</title></head>` +
    '<body style="margin:0;background:#f6f7f9;color:#1b1f24;font-family:system-ui,sans-serif">' +
    '<div style="max-width:560px;margin:0 auto;padding:24px;background:#ffffff">' +
    `<h1 style="margin:0 0 16px;font-size:18px">${escapeHtml(subject)}</h1>` +
    `<table style="${table}"><tr><th style="${cell};text-align:left">Figure</th><th style="${figureCell}">This week</th>` +
    `<th style="${figureCell}">Against the week before</th></tr>${figureRows.join('')}</table>` +
    `<h2 style="${heading}">Sessions by day, beside those of a week before</h2>${picture(dayPicture, saysDays.join('; '))}` +
    `<table role="presentation" style="${table}">${dayRows.join('')}</table>` +
    `<h2 style="${heading}">Sessions of the last ${weeks.length} weeks</h2>${picture(weekPicture, saysWeeks.join('; '))}` +
    listTables.join('') +
    (link
      ? `<p style="margin:24px 0 0;font-size:14px"><a href="${escapeHtml(link)}">Open the dashboard</a></p>`
      : '') +
    '</div></body></html>'
  )
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (sign) => entities[sign] ?? sign)
