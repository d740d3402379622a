import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Who the tests are on it: may make databases and roles, and is bound by row-level security like everybody. */
const user = 'sojourn'

/**
 * A Postgres server for as long as the tests run, in a directory of its own, on a free port of this machine.
 * @param {string} programs the folder with `initdb` and `postgres`
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>}
 * @throws where it does not start, with what it said
 */
export async function startPostgres(programs) {
  const runner = unprivileged()
  const directory = mkdtempSync(join(tmpdir(), 'sojourn-postgres-'))
  const remove = () => rmSync(directory, { recursive: true, force: true })
  try {
    if (runner.uid !== undefined) chownSync(directory, runner.uid, runner.gid)
    const data = join(directory, 'data')
    const words = ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync']
    execFileSync(join(programs, 'initdb'), words, { ...runner, cwd: directory, stdio: 'pipe' })
    const port = await freePort()
    const settings = [
      'listen_addresses=127.0.0.1',
      `port=${port}`,
      `unix_socket_directories=${directory}`,
      'fsync=off',
      'shared_buffers=16MB',
      'max_connections=60',
    ].flatMap((each) => ['-c', each])
    const server = spawn(join(programs, 'postgres'), ['-D', data, ...settings], {
      ...runner,
      cwd: directory,
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    await untilReady(server)
    execFileSync(
      join(programs, 'psql'),
      [
        '-h',
        '127.0.0.1',
        '-p',
        String(port),
        '-U',
        'postgres',
        '-q',
        '-c',
        `create role ${user} login createdb createrole`,
      ],
      { ...runner, cwd: directory, stdio: 'pipe' },
    )
    return {
      url: `postgres://${user}@127.0.0.1:${port}/postgres`,
      async stop() {
        const ended = once(server, 'exit')
        // A fast end: connections are cut off, nothing is waited for.
        server.kill('SIGINT')
        await ended
        remove()
      },
    }
  } catch (cause) {
    remove()
    throw cause
  }
}

/** Postgres does not run as root: there it runs as the user that its package made. */
function unprivileged() {
  if (process.getuid?.() !== 0) return {}
  const idOf = (word) => Number(execFileSync('id', [word, 'postgres'], { encoding: 'utf8' }))
  return { uid: idOf('-u'), gid: idOf('-g') }
}

function untilReady(server) {
  return new Promise((resolve, reject) => {
    let said = ''
    server.stderr.on('data', (chunk) => {
      said = (said + chunk).slice(-10_000)
      if (said.includes('ready to accept connections')) resolve()
    })
    server.once('exit', () => reject(new Error(`Postgres did not start: ${said}`)))
  })
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}
