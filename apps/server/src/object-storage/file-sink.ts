/** Where files are put by name. A file appears whole or not at all. */
export interface FileSink {
  /** For messages. */
  readonly place: string
  /** Writes a file in the place of one that is there, no faster than it is taken; gives its size. */
  write(name: string, pieces: AsyncIterable<Uint8Array>): Promise<number>
  /** Undefined where there is no such file. */
  read(name: string): Promise<Buffer | undefined>
}
