/** Where small files are kept by name, each of which appears whole or not at all. */
export interface FileStore {
  /** For messages. */
  readonly place: string
  put(name: string, bytes: Buffer): Promise<void>
  /** Undefined where there is no such file. */
  get(name: string): Promise<Buffer | undefined>
  /** All files whose name begins so. */
  list(prefix: string): AsyncGenerator<{ readonly name: string; readonly writtenAt: number }>
  remove(names: readonly string[]): Promise<void>
  /** Puts on disk what was put here. */
  flush(): Promise<void>
}
