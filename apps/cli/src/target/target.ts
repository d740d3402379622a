/** How a request to Sojourn is made. */
export interface Ask {
  /** @default 'GET' */
  readonly method?: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  /** Values that are undefined are left out. */
  readonly query?: Readonly<Record<string, string | undefined>>
  /** Sent as JSON. */
  readonly json?: unknown
  /** Sent as it is, with its content type as JSON. */
  readonly body?: string | Uint8Array
  readonly headers?: Readonly<Record<string, string>>
  readonly signal?: AbortSignal
}

/** The Sojourn that a command works on. */
export interface Target {
  /** Where it answers. */
  readonly url: string
  /** Whether it is on this machine, so that compressing what is sent would only cost time. */
  readonly isLocal: boolean
  /**
   * Sends a request and gives its answer, whatever the status; one that breaks before its answer came is sent again for
   * a while, so it must be one that can be repeated.
   * @throws CommandError where Sojourn is not reached.
   */
  ask(path: string, ask?: Ask): Promise<Response>
  /** Ends the server, where the command started one. Repeatable. */
  close(): Promise<void>
}
