import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { type Agent, type IncomingMessage, request } from 'node:http'
import { text } from 'node:stream/consumers'
import { createSocketAgent } from '@sojourn/engine'
import { openWarehouse, type Warehouse } from '@sojourn/warehouse'

/** A store of its own with the schema in it, and where it can be reached. */
export interface TestWarehouse {
  readonly warehouse: Warehouse
  readonly address: Parameters<typeof openWarehouse>[0]
  close(): Promise<void>
}

/**
 * Opens an empty store: a database of its own on the server that `TEST_CLICKHOUSE_URL` names, else on the engine that the
 * test command started.
 */
export async function openTestWarehouse(): Promise<TestWarehouse> {
  const server = process.env.TEST_CLICKHOUSE_URL
  const { url, agent, headers } = server
    ? { url: new URL('/', server), headers: {}, agent: undefined }
    : onEngine()
  const run = async (statement: string) => {
    const asked = request(url, { method: 'POST', headers, ...(agent ? { agent } : {}) }).end(statement)
    const [answer] = (await once(asked, 'response')) as [IncomingMessage]
    const said = await text(answer)
    if (answer.statusCode !== 200) throw new Error(said)
  }
  const database = `test_${randomUUID().replaceAll('-', '')}`
  await run(`CREATE DATABASE ${database}`)
  const address = { url: new URL(`/${database}`, url).href, headers, ...(agent ? { agent } : {}) }
  const warehouse = await openWarehouse(address)
  return {
    warehouse,
    address,
    async close() {
      await warehouse.close()
      await run(`DROP DATABASE ${database} SYNC`)
      agent?.destroy()
    },
  }
}

/** @throws {Error} where the test command did not start one */
function onEngine(): { url: URL; headers: Record<string, string>; agent: Agent } {
  const { TEST_ENGINE_SOCKET: socket, TEST_ENGINE_HEADERS: headers } = process.env
  if (!socket || !headers) throw new Error('No engine runs: start the tests from the root of the repository.')
  return { url: new URL('http://localhost/'), headers: JSON.parse(headers), agent: createSocketAgent(socket) }
}
