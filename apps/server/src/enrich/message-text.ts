import type { EventInput } from '@sojourn/contract'

/** The longest message that is kept beside its event, in characters; the properties keep it whole. */
const messageMax = 4096

const messageTypes: ReadonlySet<string> = new Set(['message_sent', 'message_received'])

/** Where chat widgets put what was said, the usual first. */
const textProperties = ['text', 'message', 'content', 'question', 'body'] as const

/** What a visitor wrote (`message_sent`) or a bot answered (`message_received`); empty text for any other event. */
export function readMessage(input: Pick<EventInput, 'type' | 'properties'>): string {
  const { properties } = input
  if (!messageTypes.has(input.type) || properties === undefined) return ''
  for (const name of textProperties) {
    const text = properties[name]
    if (typeof text === 'string' && text !== '') return cut(text)
  }
  return ''
}

/** Cuts between characters, not within a surrogate pair. */
function cut(text: string): string {
  if (text.length <= messageMax) return text
  const last = text.charCodeAt(messageMax - 1)
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? messageMax - 1 : messageMax)
}
