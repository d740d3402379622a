import type { Sender } from '../collect/types.ts'
import { isPlainObject } from '../segment/plain-values.ts'

/**
 * Who sends Segment messages. Its libraries for servers use write keys too, and name neither a browser nor a device: the
 * address is then the server's, and says nothing about where the visitor is.
 */
export function segmentSender(
  sender: Sender,
  messages: readonly unknown[],
  sentAt: number | undefined,
): Sender {
  const fromVisitor = sender.userAgent !== '' || messages.some(namesDevice)
  return { ...sender, sentAt, ip: fromVisitor ? sender.ip : '' }
}

const namesDevice = (message: unknown): boolean =>
  isPlainObject(message) && isPlainObject(message.context) && isPlainObject(message.context.device)
