import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEngine } from '@sojourn/engine'

/** The embedded engine for as long as the tests run. */
export interface TestEngine {
  /** By what the processes of tests find it, see {@link openTestWarehouse}. */
  readonly environment: Readonly<Record<string, string>>
  stop(): Promise<void>
}

/** Starts an engine on a temporary folder. */
export async function startTestEngine(): Promise<TestEngine> {
  const directory = await mkdtemp(join(tmpdir(), 'sojourn-test-engine-'))
  const engine = await startEngine({ directory })
  return {
    environment: {
      TEST_ENGINE_SOCKET: engine.socketPath,
      TEST_ENGINE_HEADERS: JSON.stringify(engine.headers),
    },
    async stop() {
      await engine.stop()
      await rm(directory, { recursive: true, force: true })
    },
  }
}
