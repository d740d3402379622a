import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startEngine } from '@sojourn/engine'
import type { WarehouseAddress } from '../src/connect.ts'
import { openWarehouse, type Warehouse } from '../src/open-warehouse.ts'

/** A store of its own with the schema in it, and where it can be reached. */
export interface TestWarehouse {
  readonly warehouse: Warehouse
  readonly address: WarehouseAddress
  close(): Promise<void>
}

/** Opens an empty store: a database of its own on the server that `TEST_CLICKHOUSE_URL` names, else the embedded engine. */
export function openTestWarehouse(): Promise<TestWarehouse> {
  const url = process.env.TEST_CLICKHOUSE_URL
  return url ? openOnServer(url) : openOnEngine()
}

async function openOnEngine(): Promise<TestWarehouse> {
  const directory = await mkdtemp(path.join(tmpdir(), 'warehouse-test-'))
  const engine = await startEngine({ directory })
  const address = { url: engine.url, agent: engine.agent, headers: engine.headers }
  const warehouse = await openWarehouse(address)
  return {
    warehouse,
    address,
    close: async () => {
      await warehouse.close()
      await engine.stop()
      await rm(directory, { recursive: true, force: true })
    },
  }
}

async function openOnServer(serverUrl: string): Promise<TestWarehouse> {
  const server = new URL(serverUrl)
  const database = `test_${randomUUID().replaceAll('-', '')}`
  const authorization = `Basic ${btoa(`${server.username || 'default'}:${server.password}`)}`
  const endpoint = new URL('/', `${server.protocol}//${server.host}`)
  const run = async (body: string) => {
    const answer = await fetch(endpoint, { method: 'POST', body, headers: { authorization } })
    if (!answer.ok) throw new Error(await answer.text())
  }
  await run(`CREATE DATABASE ${database}`)
  server.pathname = `/${database}`
  const address = { url: server.href }
  const warehouse = await openWarehouse(address)
  return {
    warehouse,
    address,
    close: async () => {
      await warehouse.close()
      await run(`DROP DATABASE ${database} SYNC`)
    },
  }
}
