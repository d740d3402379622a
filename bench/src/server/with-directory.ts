import { mkdir } from 'node:fs/promises'
import { withTemporaryDirectory } from './with-temporary-directory.ts'

/** Works in the named folder, which is made and stays; without a name in a new one that is removed. */
export async function withDirectory<Result>(
  kept: string | undefined,
  work: (directory: string) => Promise<Result>,
): Promise<Result> {
  if (kept === undefined) return withTemporaryDirectory(work)
  await mkdir(kept, { recursive: true })
  return work(kept)
}
