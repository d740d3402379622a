import { expect } from 'vitest'

/** The parts of a template by their names. */
export function splitTemplate(text: string): Record<string, string> {
  const parts = text.split(/^___([A-Z_]+)___$/m).slice(1)
  return Object.fromEntries(
    parts.flatMap((part, index) => (index % 2 === 0 ? [[part, parts[index + 1]?.trim() ?? '']] : [])),
  )
}

/** The scenarios of a template's own tests, of the little YAML that they are written in. */
export const listScenarios = (tests: string): { name: string; code: string }[] =>
  tests
    .split(/^ *- name: /m)
    .slice(1)
    .map((scenario) => {
      const [name = '', ...code] = scenario.split('\n')
      return { name, code: code.slice(1).join('\n') }
    })

type Mocks = Record<string, unknown>

/**
 * A small stand-in of Tag Manager's sandbox: what the code may `require`, and the words of its tests. Google's own
 * differs where nobody looked; here is only what this template uses.
 */
function createSandbox(mocks: Mocks) {
  const called = new Map<string, unknown[][]>()
  const kinds: Mocks = {
    getType: (value: unknown) => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value),
    makeNumber: Number,
    makeTableMap: (table: Record<string, string>[], name: string, value: string) =>
      table.length === 0 ? null : Object.fromEntries(table.map((row) => [row[name], row[value]])),
    isConsentGranted: () => true,
    createArgumentsQueue: () => () => undefined,
    copyFromDataLayer: () => undefined,
    addConsentListener: () => undefined,
    callInWindow: () => undefined,
    injectScript: () => undefined,
  }
  const note =
    (name: string) =>
    (...given: unknown[]) => {
      called.set(name, [...(called.get(name) ?? []), given])
      const answer = name in mocks ? mocks[name] : kinds[name]
      return typeof answer === 'function' ? answer(...given) : answer
    }
  const require = (name: string) => {
    if (!(name in kinds)) throw new Error(`the sandbox has no ${name}`)
    return note(name)
  }
  return { called, note, require }
}

/** Runs a template's code with what its tag says; `mocks` answer in place of the sandbox. */
export function runTemplate(code: string, data: object, mocks: Mocks = {}) {
  const { called, note, require } = createSandbox(mocks)
  const callbacks = { gtmOnSuccess: note('gtmOnSuccess'), gtmOnFailure: note('gtmOnFailure') }
  new Function('require', 'data', `"use strict";\n${code}`)(require, { ...data, ...callbacks })
  return called
}

/** Runs one scenario of the template's own tests. */
export function runScenario(code: string, scenario: string): void {
  const mocks: Mocks = {}
  let called = new Map<string, unknown[][]>()
  const words = {
    mock: (name: string, answer: unknown) => {
      mocks[name] = answer
    },
    runCode: (data: object) => {
      called = runTemplate(code, data, mocks)
    },
    assertApi: (name: string) => ({ wasCalled: () => expect([...called.keys()]).toContain(name) }),
    assertThat: (value: unknown) => ({
      isEqualTo: (wanted: unknown) => expect(value).toEqual(wanted),
      hasLength: (length: number) => expect(value).toHaveLength(length),
    }),
  }
  new Function(...Object.keys(words), scenario)(...Object.values(words))
}
