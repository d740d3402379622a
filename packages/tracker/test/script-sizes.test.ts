import { readFile } from 'node:fs/promises'
import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'

/** Bytes as they travel, compressed with gzip, which every browser understands. */
const budgets = { 'sojourn.js': 4096, 'sojourn.full.js': 7168 }

it.each(Object.entries(budgets))('%s is at most %d bytes', async (name, bytesMax) => {
  const script = await readFile(new URL(`../../../dist/tracker/${name}`, import.meta.url))
  expect(gzipSync(script, { level: 9 }).length).toBeLessThanOrEqual(bytesMax)
})
