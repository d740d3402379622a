import pg from 'pg'

/** Wait before a connection that broke is made again, in milliseconds. */
const retryMs = 1000

/**
 * Calls `onChange` whenever a server on this database has changed the catalog, and after every interruption, in which
 * something may have been missed. Gives what ends it.
 */
export async function listenForChanges(url: string, onChange: () => void): Promise<() => Promise<void>> {
  let isOver = false
  let client: pg.Client | undefined
  let timer: NodeJS.Timeout | undefined
  const connect = async (): Promise<void> => {
    const own = new pg.Client({ connectionString: url, application_name: 'sojourn-listen', keepAlive: true })
    client = own
    own.on('notification', onChange)
    own.on('error', () => {})
    own.once('end', () => {
      if (isOver || client !== own) return
      timer = setTimeout(() => void again(), retryMs)
    })
    await own.connect()
    await own.query('listen sojourn_catalog')
  }
  const again = async (): Promise<void> => {
    try {
      await connect()
      onChange()
    } catch {
      await client?.end().catch(() => {})
      if (!isOver) timer = setTimeout(() => void again(), retryMs)
    }
  }
  await connect()
  return async () => {
    isOver = true
    clearTimeout(timer)
    await client?.end().catch(() => {})
  }
}
