import { type FileForm, readRows } from './read/read-rows.ts'
import type { RejectedFile } from './rejected-file.ts'

/** Puts lines aside that were refused after they had been read: they are known by number, and their text is read once more. */
export async function putAside(
  file: string,
  form: FileForm,
  refused: readonly { readonly line: number; readonly reason: string }[],
  rejected: RejectedFile,
): Promise<void> {
  if (refused.length === 0) return
  const reasons = new Map(refused.map(({ line, reason }) => [line, reason]))
  for await (const rows of readRows(file, form)) {
    for (const row of rows) {
      const reason = reasons.get(row.line)
      if (reason !== undefined && row.kind !== 'empty') await rejected.add(row.line, reason, row.raw)
    }
  }
}
