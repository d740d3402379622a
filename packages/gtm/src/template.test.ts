import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { assembleTemplate } from '../template/assemble-template.mjs'
import { listScenarios, runScenario, runTemplate, splitTemplate } from '../test/run-template.ts'

const text = await readFile(new URL('../template.tpl', import.meta.url), 'utf8')
const parts = splitTemplate(text)
const code = parts.SANDBOXED_JS_FOR_WEB_TEMPLATE ?? ''

it('is made of its parts: run node packages/gtm/template/assemble-template.mjs', async () => {
  expect(text).toBe(await assembleTemplate())
})

it('has the sections of a tag, in their order', () => {
  expect(Object.keys(parts)).toEqual([
    'TERMS_OF_SERVICE',
    'INFO',
    'TEMPLATE_PARAMETERS',
    'SANDBOXED_JS_FOR_WEB_TEMPLATE',
    'WEB_PERMISSIONS',
    'TESTS',
    'NOTES',
  ])
  expect(JSON.parse(parts.INFO ?? '')).toMatchObject({ type: 'TAG', containerContexts: ['WEB'] })
})

it('uses no JavaScript that the sandbox does not know', () => {
  const withoutTexts = code.replace(/\/\/.*|'[^']*'|"[^"]*"/g, '')
  expect(withoutTexts).not.toMatch(
    /\b(?:new|this|class|async|await|void|delete|window|document|var)\b|\.\.\.|`|\?\?|\?\.|\*\*/,
  )
})

it('asks for the permissions of what it requires, and of nothing else', () => {
  const needed: Record<string, string | undefined> = {
    addConsentListener: 'access_consent',
    callInWindow: 'access_globals',
    isConsentGranted: 'access_consent',
    copyFromDataLayer: 'read_data_layer',
    createArgumentsQueue: 'access_globals',
    injectScript: 'inject_script',
  }
  const required = [...code.matchAll(/require\('(\w+)'\)/g)].map(([, name]) => needed[String(name)])
  const given = JSON.parse(parts.WEB_PERMISSIONS ?? '').map(
    (permission: { instance: { key: { publicId: string } } }) => permission.instance.key.publicId,
  )
  expect(new Set(given)).toEqual(new Set(required.filter(Boolean)))
})

it('reads no field that its form does not have', () => {
  const names = [...(parts.TEMPLATE_PARAMETERS ?? '').matchAll(/"name": "(\w+)"/g)].map(([, name]) => name)
  const read = [...code.matchAll(/data\.(\w+)/g)].map(([, name]) => name)
  expect(names).toEqual(
    expect.arrayContaining([...new Set(read)].filter((name) => !name?.startsWith('gtmOn'))),
  )
})

describe('its own tests, in the stand-in of the sandbox', () => {
  it.each(listScenarios(parts.TESTS ?? ''))('$name', ({ code: scenario }) => runScenario(code, scenario))
})

it('starts the tracker with what its form says, before the script is there', () => {
  const calls: unknown[][] = []
  let onConsent: ((type: string, isGranted: boolean) => void) | undefined
  const called = runTemplate(
    code,
    { command: 'start', writeKey: 'pk_key-of-site', serverUrl: 'https://a.example', followConsent: true },
    {
      createArgumentsQueue:
        () =>
        (...call: unknown[]) =>
          calls.push(call),
      isConsentGranted: false,
      callInWindow: (name: string, ...call: unknown[]) => calls.push([`window.${name}`, ...call]),
      addConsentListener: (_: string, listener: typeof onConsent) => {
        onConsent = listener
      },
    },
  )
  onConsent?.('analytics_storage', true)
  onConsent?.('analytics_storage', false)
  expect(calls).toEqual([
    [
      'init',
      {
        writeKey: 'pk_key-of-site',
        endpoint: 'https://a.example',
        cookieless: false,
        hashRoutes: false,
        consent: 'pending',
      },
    ],
    ['window.sojourn', 'setConsent', 'granted'],
    ['window.sojourn', 'setConsent', 'denied'],
  ])
  expect(called.get('injectScript')?.[0]?.[0]).toBe('https://a.example/sojourn.js')
  expect(called.get('createArgumentsQueue')).toEqual([['sojourn', 'sojourn.q']])
})
