import { patientSettings, type Warehouse } from '@sojourn/warehouse'
import { type NativeBlock, readNative } from './read-native.ts'

/** Rows that are read from the answer at a time, in a millisecond: so few are garbage before the collector has to move them. */
const blockRowsMax = '1024'

/**
 * The answer to a question that ends with `FORMAT Native`, whole, as its texts are shared. On one thread of the store:
 * upkeep leaves the others to those who wait for an answer, and takes no longer, being slower itself.
 */
export async function askNative(
  warehouse: Warehouse,
  { name, query, params }: { name: string; query: string; params: Record<string, unknown> },
): Promise<Iterable<NativeBlock>> {
  const { stream } = await warehouse.client.exec({
    query,
    query_params: params,
    clickhouse_settings: {
      log_comment: name,
      max_block_size: blockRowsMax,
      max_result_rows: '0',
      max_result_bytes: '0',
      max_threads: 1,
      max_execution_time: 0,
      ...patientSettings,
    },
  })
  const chunks: Buffer[] = []
  for await (const chunk of stream as AsyncIterable<Buffer>) chunks.push(chunk)
  return readNative(Buffer.concat(chunks))
}
