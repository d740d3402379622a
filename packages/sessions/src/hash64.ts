import xxhash from 'xxhash-wasm'

const { h64 } = await xxhash()

/** XXH64 with seed 0 over the UTF-8 of a text, unsigned: the same number as ClickHouse's `xxHash64`. */
export const hash64 = (text: string): bigint => h64(text)
