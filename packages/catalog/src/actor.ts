/** Who makes a change, as the audit log keeps it. */
export interface Actor {
  /** `member`: an account; `secret`: a key; `tenant`: a tenant token; `system`: Sojourn itself, or a command on its machine. */
  readonly kind: 'member' | 'secret' | 'tenant' | 'system' | 'nobody'
  /** The account or key. */
  readonly id: string
  readonly name: string
  /** The address that the request came from; empty where there is none. */
  readonly address: string
  readonly requestId: string
}

/** Changes that no request asked for. */
export const system: Actor = { kind: 'system', id: 'system', name: 'Sojourn', address: '', requestId: '' }
