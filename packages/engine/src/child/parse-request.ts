import { randomUUID } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { raise } from './clickhouse-exception.ts'
import { parseMultipart } from './parse-multipart.ts'
import type { StatementRequest } from './statement-request.ts'

/** Parts of the address that steer the transport; everything else is a setting of the statement. */
const TRANSPORT = new Set([
  'query',
  'query_id',
  'database',
  'default_format',
  'role',
  'user',
  'password',
  'quota_key',
  'enable_http_compression',
  'http_zlib_compression_level',
  'wait_end_of_query',
  'buffer_size',
  'http_response_buffer_size',
  'send_progress_in_http_headers',
  'http_headers_progress_interval_ms',
  'http_write_exception_in_output_format',
  'cancel_http_readonly_queries_on_client_disconnect',
])

/** TabSeparated is what ClickHouse answers over HTTP where nothing is asked for. */
const DEFAULT_FORMAT = 'TabSeparated'

/**
 * Takes a request apart, as ClickHouse's HTTP interface has it: the statement is `query` in the address, the body, or
 * both, one after the other; an INSERT in the address has its rows in the body.
 *
 * @throws {ClickHouseException} 48 where a session is asked for.
 * @see https://clickhouse.com/docs/interfaces/http
 */
export function parseRequest(address: URL, headers: IncomingHttpHeaders, body: Buffer): StatementRequest {
  const contentType = headers['content-type'] ?? ''
  const isForm = contentType.startsWith('multipart/form-data')
  const fields = new Map([...address.searchParams, ...(isForm ? parseMultipart(contentType, body) : [])])
  if (fields.has('session_id')) throw raise(48, 'Sessions are not supported by the embedded engine')
  const entries = [...fields]
  const query = fields.get('query') ?? ''
  const rest = isForm ? Buffer.alloc(0) : body
  const isInsert = /^\s*INSERT\b/i.test(query)
  return {
    sql: isInsert || rest.length === 0 ? query : `${query}${query && '\n'}${rest.toString()}`,
    ...(isInsert && rest.length > 0 ? { rows: rest } : {}),
    parameters: new Map(
      entries.flatMap(([name, value]) =>
        name.startsWith('param_') ? [[name.slice('param_'.length), value]] : [],
      ),
    ),
    settings: new Map(entries.filter(([name]) => !TRANSPORT.has(name) && !name.startsWith('param_'))),
    database: fields.get('database') ?? 'default',
    queryId: fields.get('query_id') ?? randomUUID(),
    defaultFormat: fields.get('default_format') ?? DEFAULT_FORMAT,
    isWhole: fields.get('wait_end_of_query') === '1',
    compress:
      fields.get('enable_http_compression') === '1' && /\bgzip\b/.test(headers['accept-encoding'] ?? ''),
  }
}
