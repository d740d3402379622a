import { existsSync, readdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** Where Debian keeps the programs of its Postgres servers, by version. */
const debian = '/usr/lib/postgresql'

const onPath = (name) =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '' && existsSync(join(folder, name)))
    .at(0)

/**
 * The program of a Redis server.
 * @returns {string | undefined}
 */
export function findRedis() {
  const folder = onPath('redis-server')
  return folder && join(folder, 'redis-server')
}

/**
 * The folder with the programs of a Postgres server, the newest one.
 * @returns {string | undefined}
 */
export function findPostgres() {
  const versions = existsSync(debian) ? readdirSync(debian) : []
  const folders = versions
    .sort((one, other) => Number(other) - Number(one))
    .map((each) => join(debian, each, 'bin'))
  return folders.find((folder) => existsSync(join(folder, 'initdb'))) ?? onPath('initdb')
}
