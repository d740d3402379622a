import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'

/** The form of Tag Manager's tag, and where its pictures go. */
const form = new URL('parameters.json', import.meta.url)
const target = new URL('../../../docs/tracker/pictures/', import.meta.url)

/** What the documentation fills in, by what the tag does: the fields, and when the tag fires. */
const examples = {
  start: {
    name: 'Sojourn – start',
    fields: { writeKey: 'pk_your-write-key', serverUrl: 'https://sojourn.example.com', followConsent: true },
    triggers: ['Initialization – All Pages'],
  },
  commerce: {
    name: 'Sojourn – e-commerce',
    fields: {},
    triggers: [
      'Custom Event: view_item|add_to_cart|remove_from_cart|begin_checkout|purchase (regex matching)',
    ],
  },
  event: {
    name: 'Sojourn – contact form',
    fields: { eventType: 'form_completed', properties: [['form', 'contact']] },
    triggers: ['Form Submission: #contact'],
  },
  identify: {
    name: 'Sojourn – user',
    fields: { userId: '{{User id}}' },
    triggers: ['Custom Event: login'],
  },
}

const style = `
  body { margin: 0; width: 620px; font: 13px/1.45 system-ui, sans-serif; color: #202124; background: #f1f3f4 }
  main { padding: 16px } h1 { font-size: 16px; font-weight: 500; margin: 0 0 12px }
  section { background: #fff; border: 1px solid #dadce0; border-radius: 8px; padding: 12px 16px; margin-bottom: 12px }
  h2 { font-size: 13px; font-weight: 500; margin: 0 0 10px; color: #5f6368 }
  label { display: block; margin: 10px 0 0 } label span { display: block; color: #5f6368; font-size: 12px }
  .box { border: 1px solid #bdc1c6; border-radius: 4px; padding: 6px 10px; margin-top: 3px; min-height: 19px }
  .select::after { content: '▾'; float: right; color: #5f6368 } .empty { color: #9aa0a6 }
  table { border-collapse: collapse; width: 100%; margin-top: 3px } td, th { border: 1px solid #dadce0; padding: 5px 10px;
  text-align: left; font-weight: 400 } th { color: #5f6368; font-size: 12px }
  .trigger { border: 1px solid #dadce0; border-radius: 16px; padding: 4px 12px; display: inline-block }
`

const asHtml = (text) => String(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const box = (text, kind = '') => `<div class="box ${kind}">${asHtml(text)}</div>`

function drawField(field, given) {
  const { type, displayName, checkboxText, valueHint = '', defaultValue } = field
  if (type === 'GROUP') return field.subParams.map((inner) => drawField(inner, given)).join('')
  const value = given[field.name] ?? defaultValue
  if (type === 'CHECKBOX') return `<label>${value ? '☑' : '☐'} ${asHtml(checkboxText)}</label>`
  const drawn = {
    SELECT: () => box(field.selectItems.find((item) => item.value === value).displayValue, 'select'),
    SIMPLE_TABLE: () => drawTable(field, value ?? []),
    TEXT: () => box(value ?? valueHint, value === undefined ? 'empty' : ''),
  }[type]()
  return `<label><span>${asHtml(displayName)}</span>${drawn}</label>`
}

function drawTable({ simpleTableColumns }, rows) {
  const head = simpleTableColumns.map(({ displayName }) => `<th>${asHtml(displayName)}</th>`).join('')
  const body = rows
    .map((row) => `<tr>${row.map((cell) => `<td>${asHtml(cell)}</td>`).join('')}</tr>`)
    .join('')
  return `<table><tr>${head}</tr>${body}</table>`
}

const isShown = ({ enablingConditions = [] }, given) =>
  enablingConditions.every(({ paramName, paramValue }) => given[paramName] === paramValue)

function drawTag(parameters, command) {
  const { name, fields, triggers } = examples[command]
  const given = { command, ...fields }
  const drawn = parameters.filter((field) => isShown(field, given)).map((field) => drawField(field, given))
  const fired = triggers.map((trigger) => `<span class="trigger">${asHtml(trigger)}</span>`)
  return `<!doctype html><meta charset="utf-8"><style>${style}</style><main><h1>${asHtml(name)}</h1>
    <section><h2>Tag configuration: Sojourn</h2>${drawn.join('')}</section>
    <section><h2>Triggering</h2>${fired.join(' ')}</section></main>`
}

const parameters = JSON.parse(await readFile(form, 'utf8'))
const args = process.getuid?.() === 0 ? ['--no-sandbox'] : []
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args,
})
const page = await browser.newPage({ viewport: { width: 620, height: 100 } })
for (const command of Object.keys(examples)) {
  await page.setContent(drawTag(parameters, command))
  const file = fileURLToPath(new URL(`tag-manager-${command}.png`, target))
  await writeFile(file, await page.screenshot({ fullPage: true }))
}
await browser.close()
