import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import * as esbuild from 'esbuild'

const at = (name) => new URL(name, import.meta.url)
const read = (name) => readFile(at(name), 'utf8')

/** What Google asks of everyone who shares a template; the wording is theirs and has to be so. */
const terms = `By creating or modifying this file you agree to Google Tag Manager's Community
Template Gallery Developer Terms of Service available at
https://developers.google.com/tag-manager/gallery-tos (or such other URL as
Google may provide), as modified from time to time.`

/**
 * The text of the template, as Tag Manager imports it, from the parts in this folder and the mapping of GA4's events in
 * `src/`.
 * @returns {Promise<string>}
 */
export async function assembleTemplate() {
  const sections = {
    TERMS_OF_SERVICE: terms,
    INFO: await readPretty('info.json'),
    TEMPLATE_PARAMETERS: await readPretty('parameters.json'),
    SANDBOXED_JS_FOR_WEB_TEMPLATE: (await read('code.js'))
      .replace(/^ *\/\/ biome-ignore.*\n/gm, '')
      .replace('/* :mapEcommerce */', await readMapping())
      .trim(),
    WEB_PERMISSIONS: JSON.stringify(
      Object.entries(JSON.parse(await read('permissions.json'))).map(permission),
      null,
      2,
    ),
    TESTS: (await read('tests.yaml')).trim(),
    NOTES: 'Made from packages/gtm of Sojourn. Change it there.',
  }
  return Object.entries(sections)
    .map(([name, text]) => `___${name}___\n\n${text}\n`)
    .join('\n\n')
}

const readPretty = async (name) => JSON.stringify(JSON.parse(await read(name)), null, 2)

/** The function alone, in the JavaScript that the sandbox knows: that of 2015 at most. */
async function readMapping() {
  const source = await read('../src/map-ecommerce.ts')
  const supported = { 'object-extensions': false }
  const { code } = await esbuild.transform(source, { loader: 'ts', target: 'es2015', supported })
  return code
    .replace(/^export \{[^}]*\};?\n/m, '')
    .replace(/^export /m, '')
    .replaceAll('void 0', 'undefined')
    .trim()
}

/** A permission as Tag Manager writes it: every value with the number of its type. */
const permission = ([publicId, values]) => ({
  instance: {
    key: { publicId, versionId: '1' },
    param: Object.entries(values).map(([key, value]) => ({ key, value: typed(value) })),
  },
  clientAnnotations: { isEditedByUser: true },
  isRequired: true,
})

function typed(value) {
  if (Array.isArray(value)) return { type: 2, listItem: value.map(typed) }
  if (typeof value === 'boolean') return { type: 8, boolean: value }
  if (typeof value === 'string') return { type: 1, string: value }
  return { type: 3, mapKey: Object.keys(value).map(typed), mapValue: Object.values(value).map(typed) }
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  await writeFile(at('../template.tpl'), await assembleTemplate())
