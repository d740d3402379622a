/** The request header that carries the secret between the engine's two processes. */
export const SECRET_HEADER = 'x-engine-secret'

/** The answer header of `/ping` that carries the child's resident memory in bytes. */
export const RSS_HEADER = 'x-engine-rss-bytes'

/** What the child needs to know to start. */
export interface ChildOptions {
  directory: string
  /** Private directory for the socket and the configuration file; the parent removes it. */
  runDirectory: string
  socketPath: string
  secret: string
  memoryBytesMax: number
  readers: number
  backupDirectory?: string
}

/** Parent to child. */
export type ToChild = { type: 'start'; options: ChildOptions } | { type: 'stop' }

/** Child to parent. */
export type FromChild = { type: 'ready' } | { type: 'failed'; message: string }
