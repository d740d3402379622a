import type { DeliveryFailure } from './delivery-failure.ts'

/** How events are sent. Only the address and the key have no standard value. */
export interface ClientOptions {
  /** Where Sojourn is, such as `https://sojourn.shop.example`. */
  readonly url: string
  /** A secret key (`sk_…`) with the scope `collect`; a site's write key (`pk_…`) works too. */
  readonly key: string
  /** The site, where the key is one of several sites. */
  readonly siteId?: string
  /** Events after which a batch goes at once; at most 1,000. @default 100 */
  readonly flushEvents?: number
  /** Milliseconds after which a smaller batch goes. @default 1000 */
  readonly flushAfterMs?: number
  /** Events that wait at most; beyond, the oldest are dropped and told of. @default 10000 */
  readonly queueEventsMax?: number
  /** Bytes that wait at most; beyond, the oldest are dropped and told of. @default 33554432 (32 MiB) */
  readonly queueBytesMax?: number
  /** Milliseconds that one request may take. @default 10000 */
  readonly timeoutMs?: number
  /** Milliseconds before the first repeat of a failed request; each further one waits twice as long. @default 500 */
  readonly retryBaseMs?: number
  /** Milliseconds between repeats at most, but where the answer asks for more. @default 30000 */
  readonly retryMaxMs?: number
  /** Milliseconds that {@link ClientOptions} `flushOnExit`, `signals` and `close()` give what waits. @default 5000 */
  readonly closeTimeoutMs?: number
  /** Whether to send what waits when Node.js has nothing else left to do (`beforeExit`). @default true */
  readonly flushOnExit?: boolean
  /**
   * Signals, such as `SIGTERM`, on which to send what waits and then let the process end as it would have. Where the
   * program listens to the signal itself, ending is left to it.
   * @default none
   */
  readonly signals?: readonly NodeJS.Signals[]
  /**
   * A file that keeps what could not be sent when the client closes, and from which the next start sends it. One
   * process a file. @default none
   */
  readonly spoolFile?: string
  /** Told of every event that will not arrive, and of the first failure of an outage. @default a process warning */
  readonly onFailure?: (failure: DeliveryFailure) => void
}
