import { readFile } from 'node:fs/promises'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'

const root = new URL('../../../', import.meta.url)
const read = (path: string) => readFile(new URL(path, root), 'utf8')

/** Bytes as they travel, compressed with gzip, which every browser understands. */
const budgets = { 'sojourn.js': 4096, 'sojourn.full.js': 7168 }

describe.each(Object.entries(budgets))('%s', (name, bytesMax) => {
  const measure = async () => gzipSync(await read(`dist/tracker/${name}`), { level: 9 }).length

  it(`is at most ${bytesMax} bytes`, async () => {
    expect(await measure()).toBeLessThanOrEqual(bytesMax)
  })

  it.each(['README.md', 'docs/tracker/install.md', 'docs/tracker/serving.md'])(
    'is as %s says',
    async (page) => {
      // Rounded up, as nobody should find it larger than promised.
      const kilobytes = Math.ceil((await measure()) / 102.4) / 10
      expect(await read(page)).toContain(`${kilobytes.toFixed(1)} KB`)
    },
  )
})
