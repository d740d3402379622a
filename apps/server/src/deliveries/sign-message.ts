import { createHmac } from 'node:crypto'

/**
 * The headers that say of a message which it is, when it was sent, and that it is ours: HMAC-SHA256 over all three.
 * @param secret `whsec_` and base64
 * @param at in unix milliseconds
 * @see https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
export function signMessage(
  secret: string,
  { messageId, at, body }: { readonly messageId: string; readonly at: number; readonly body: string },
): Record<string, string> {
  const timestamp = String(Math.floor(at / 1000))
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
  const signature = createHmac('sha256', key).update(`${messageId}.${timestamp}.${body}`).digest('base64')
  return {
    'webhook-id': messageId,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${signature}`,
  }
}
