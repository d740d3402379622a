import type { Actor } from '@sojourn/catalog'
import type { Caller } from '../credentials/caller.ts'
import { localKeyId } from '../credentials/caller.ts'
import type { Context } from '../http/app-env.ts'
import { senderOf } from '../http/sender.ts'

/** Who makes a change, for the audit log. */
export function actorOf(c: Context, caller: Caller, trustProxyHops: number): Actor {
  const { ip } = senderOf(c, { trustProxyHops, fromVisitor: true, now: 0 })
  const { id, name } = caller
  const kind =
    id === localKeyId
      ? 'system'
      : caller.kind === 'member' || caller.kind === 'tenant'
        ? caller.kind
        : 'secret'
  return { kind, id, name, address: ip, requestId: c.var.requestId }
}
