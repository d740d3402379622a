import type { SnapshotPart } from '@sojourn/warehouse'
import { describe, expect, it } from 'vitest'
import { planChunks } from './plan-chunks.ts'

const part = (name: string, partition: string, rows: number): SnapshotPart => ({
  name,
  partition,
  hash: `#${name}`,
  rows,
  bytes: rows * 10,
})

describe('planChunks', () => {
  it('cuts large parts, and puts small ones of a partition together', () => {
    const parts = [part('a1', 'a', 10), part('a2', 'a', 20), part('b1', 'b', 10), part('b2', 'b', 2500)]
    expect(planChunks(parts, 10_000)).toEqual([
      { parts: ['a1', 'a2'], hashes: ['#a1', '#a2'], from: 0, to: 20, rows: 30 },
      { parts: ['b1'], hashes: ['#b1'], from: 0, to: 10, rows: 10 },
      { parts: ['b2'], hashes: ['#b2'], from: 0, to: 1000, rows: 1000 },
      { parts: ['b2'], hashes: ['#b2'], from: 1000, to: 2000, rows: 1000 },
      { parts: ['b2'], hashes: ['#b2'], from: 2000, to: 2500, rows: 500 },
    ])
  })

  it('begins a new piece where the next part would make it too large', () => {
    const parts = [part('a1', 'a', 600), part('a2', 'a', 600), part('a3', 'a', 300)]
    expect(planChunks(parts, 10_000).map((chunk) => chunk.parts)).toEqual([['a1'], ['a2', 'a3']])
    expect(planChunks([], 10_000)).toEqual([])
  })
})
