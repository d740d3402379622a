import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readdir } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { freePort } from './free-port.ts'

/** A process that speaks S3, with the bucket `files`. */
export interface S3Process {
  readonly endpoint: string
  readonly key: string
  /** How a server or command reaches it. */
  readonly environment: Readonly<Record<string, string>>
  /** The names of the objects in the bucket, as they lie on the disk. */
  objects(): Promise<string[]>
  stop(): Promise<void>
}

/** What the emulator adds to the name of an object. */
const ending = '._S3rver_object'

/** Starts an emulator of S3 that keeps its files in a directory. */
export async function startS3(directory: string): Promise<S3Process> {
  await mkdir(directory, { recursive: true })
  const program = join(process.cwd(), 'node_modules/s3rver/bin/s3rver.js')
  const port = String(await freePort())
  const words = ['-d', directory, '-a', '127.0.0.1', '-p', port, '-s', '--configure-bucket', 'files']
  const child = spawn(process.execPath, [program, ...words], { stdio: 'ignore' })
  const ended = once(child, 'exit')
  // Also where the measurement fails.
  process.once('exit', () => child.kill())
  const endpoint = `http://127.0.0.1:${port}`
  const answers = () =>
    fetch(`${endpoint}/files`).then(
      () => true,
      () => false,
    )
  while (!(await answers())) {
    if (child.exitCode !== null) throw new Error(`the emulator of S3 ended with ${child.exitCode}`)
    await wait(50)
  }
  const key = 'S3RVER'
  const bucket = join(directory, 'files')
  return {
    endpoint,
    key,
    environment: {
      SOJOURN_S3_ENDPOINT: endpoint,
      AWS_ACCESS_KEY_ID: key,
      AWS_SECRET_ACCESS_KEY: key,
      // A sentence of the client at each start.
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    },
    async objects() {
      const entries = await readdir(bucket, { recursive: true, withFileTypes: true })
      return entries
        .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
        .map(({ parentPath, name }) => relative(bucket, join(parentPath, name)).slice(0, -ending.length))
        .map((name) => name.replaceAll(sep, '/'))
        .sort()
    },
    async stop() {
      child.kill()
      await ended
    },
  }
}
