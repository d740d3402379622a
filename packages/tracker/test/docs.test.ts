import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'

const root = new URL('../../../', import.meta.url)
const read = (path: string) => readFile(new URL(path, root), 'utf8')

/** The names of an interface's members. */
async function membersOf(file: string, name: string): Promise<string[]> {
  const text = await read(`packages/tracker/src/${file}`)
  const body = new RegExp(`interface ${name} \\{\\n(.*?)\\n\\}`, 's').exec(text)?.[1] ?? ''
  return [...body.matchAll(/^ {2}readonly (\w+)\??:/gm)].map(([, member]) => String(member))
}

it.each([
  ['types.ts', 'TrackerOptions', 18],
  ['types.ts', 'TrackOptions', 6],
  ['autocapture/autocapture.ts', 'AutocaptureOptions', 6],
])('every option of %s, %s is told', async (file, name, count) => {
  const members = await membersOf(file, name)
  expect(members).toHaveLength(count)
  const told = await read('docs/tracker/options.md')
  for (const member of members) expect(told).toMatch(new RegExp(`^\\| \`${member}\``, 'm'))
})
