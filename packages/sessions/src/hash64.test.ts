import { expect, it } from 'vitest'
import { hash64 } from './hash64.ts'

it('is XXH64 with seed 0, as its specification and ClickHouse have it', () => {
  expect(hash64('')).toBe(0xef46db3751d8e999n)
  expect(hash64('abc')).toBe(0x44bc2cf5ad770999n)
})

it('hashes the UTF-8 of a text of any length', () => {
  expect(hash64('é')).not.toBe(hash64('e'))
  expect(hash64('a'.repeat(1_000_000))).toBe(hash64('a'.repeat(1_000_000)))
})
