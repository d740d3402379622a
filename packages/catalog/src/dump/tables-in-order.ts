import { sql } from 'drizzle-orm'
import type { Transaction } from '../database.ts'

/** The catalog's tables but for its list of migrations, each behind those that it refers to. */
export async function tablesInOrder(transaction: Transaction): Promise<string[]> {
  const tables = await rowsOf<{ name: string }>(
    transaction,
    sql`select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = 'sojourn' and c.relkind = 'r' and c.relname <> 'migrations' order by 1`,
  )
  const references = await rowsOf<{ source: string; target: string }>(
    transaction,
    sql`select s.relname as source, t.relname as target
        from pg_constraint f join pg_class s on s.oid = f.conrelid join pg_class t on t.oid = f.confrelid
        join pg_namespace n on n.oid = s.relnamespace
        where f.contype = 'f' and n.nspname = 'sojourn' and s.oid <> t.oid`,
  )
  const ordered = new Set<string>()
  const put = (name: string): void => {
    if (ordered.has(name)) return
    for (const { source, target } of references) if (source === name) put(target)
    ordered.add(name)
  }
  for (const { name } of tables) put(name)
  return [...ordered]
}

/** The rows of a statement; the drivers of both databases wrap them in an object. */
export async function rowsOf<Row>(
  transaction: Transaction,
  statement: Parameters<Transaction['execute']>[0],
): Promise<Row[]> {
  const answer = (await transaction.execute(statement)) as unknown as { rows: Row[] }
  return answer.rows
}
