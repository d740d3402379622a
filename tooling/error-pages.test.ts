import { readdirSync, readFileSync } from 'node:fs'
import { type ProblemCode, problemSchema, problems } from '@sojourn/contract'
import { describe, expect, test } from 'vitest'

const folder = new URL('../docs/errors/', import.meta.url)
const codes = Object.keys(problems) as ProblemCode[]

test('every error code has a page, and every page a code', () => {
  expect(readdirSync(folder).sort()).toEqual(codes.map((code) => `${code}.md`).sort())
})

describe.each(codes)('the page of %s', (code) => {
  const text = readFileSync(new URL(`${code}.md`, folder), 'utf8')
  const { status, title } = problems[code]

  test('begins with the code, its status and its title', () => {
    expect(text.startsWith(`# \`${code}\`\n\n${status} · ${title}\n`)).toBe(true)
  })

  test('says what happened, why, and how to mend it', () => {
    const headings = [...text.matchAll(/^## (.+)\n\n\S/gm)].map(([, heading]) => heading)
    expect(headings).toEqual(['What happened', 'Why', 'How to mend it', 'An example'])
  })

  test('shows an answer that the server could give', () => {
    const example = /```json\n([\s\S]+?)```/.exec(text)?.[1] ?? ''
    expect(problemSchema.parse(JSON.parse(example))).toMatchObject({
      type: `/errors/${code}`,
      code,
      status,
      title,
    })
  })
})
