import type { Catalog, DueDelivery } from '@sojourn/catalog'
import type { Picture, SendMail } from '../mail/open-mailer.ts'
import type { Reads } from '../reads.ts'
import { dataOfSubject, type Subject } from './message-data.ts'
import { type OutsideOptions, postOutside } from './post-outside.ts'
import { signMessage } from './sign-message.ts'

export interface SenderDeps extends OutsideOptions {
  readonly catalog: Pick<Catalog, 'deliveries'>
  readonly reads: Pick<Reads, 'session' | 'sessionEvents'>
  /** Undefined: no mail server is set. */
  readonly sendMail: SendMail | undefined
}

/** A message to people, ready to be sent. */
export interface Note {
  readonly subject: string
  readonly text: string
  readonly html?: string
  readonly pictures?: readonly Picture[]
}

/** What a message holds: what it is about, looked up when it is sent, or what it says. */
export type Content =
  | { readonly subject: Subject }
  | { readonly data: Record<string, unknown>; readonly note: Note }

const minuteMs = 60_000
const hourMs = 60 * minuteMs
/** How long after a failed attempt the next one is due, in milliseconds; after the last there is none. */
const pausesMs = [1, 5, 30, 120, 300, 600, 840, 1200, 1440].map((minutes) => minutes * minuteMs)
/** A webhook that took nothing for so long is disabled. */
const failingMaxMs = 5 * 24 * hourMs
/** Longer than an attempt takes, with what it reads. */
const leaseMs = 2 * minuteMs
const atOnce = 10
const gone = 410

/** Sends what is due, until nothing is or the signal ends. Answers how many messages were taken. */
export async function sendDue(deps: SenderDeps, now: () => number, signal: AbortSignal): Promise<number> {
  let delivered = 0
  while (!signal.aborted) {
    const due = await deps.catalog.deliveries.claim(new Date(now()), leaseMs, atOnce)
    if (due.length === 0) break
    const taken = await Promise.all(due.map((one) => sendOne(deps, one, now)))
    delivered += taken.filter(Boolean).length
  }
  return delivered
}

async function sendOne(deps: SenderDeps, due: DueDelivery, now: () => number): Promise<boolean> {
  const { messageId } = due
  const end = (outcome: Omit<Parameters<Catalog['deliveries']['end']>[1], 'at'>) =>
    deps.catalog.deliveries.end(messageId, { ...outcome, at: new Date(now()) })
  try {
    const status = await attempt(deps, due, now())
    if (status === 'dropped') {
      await end({ state: 'dropped' })
      return false
    }
    if (status === undefined || (status >= 200 && status < 300)) {
      await end({ state: 'delivered', status })
      return true
    }
    await end(failure(due, now(), { status, error: `answered ${status}` }))
  } catch (cause) {
    await end(failure(due, now(), { error: reasonOf(cause) }))
  }
  return false
}

/** The status of the answer; undefined where there is none to a mail. */
async function attempt(
  deps: SenderDeps,
  due: DueDelivery,
  now: number,
): Promise<number | 'dropped' | undefined> {
  const { messageId, channel, content, webhook, target, type, createdAt } = due
  const held = content as unknown as Content
  if (channel === 'webhook') {
    const data =
      'subject' in held ? webhook && (await dataOfSubject(deps.reads, held.subject, now)) : held.data
    if (!webhook || !data) return 'dropped'
    const body = JSON.stringify({ type, timestamp: createdAt.toISOString(), data })
    return postOutside(target, body, signMessage(webhook.secret, { messageId, at: now, body }), deps)
  }
  if (!('note' in held)) return 'dropped'
  const { subject, text, html, pictures } = held.note
  if (channel === 'slack') {
    const body = JSON.stringify({ text: `*${escapeSlack(subject)}*\n${escapeSlack(text)}` })
    return postOutside(target, body, {}, deps)
  }
  if (!deps.sendMail) throw new Error('no mail server is set (SOJOURN_SMTP_URL)')
  await deps.sendMail({
    to: target,
    subject,
    text,
    ...(html === undefined ? {} : { html }),
    ...(pictures === undefined ? {} : { pictures }),
  })
  return undefined
}

function failure(
  { attempts, webhook }: DueDelivery,
  now: number,
  why: { status?: number; error: string },
): Omit<Parameters<Catalog['deliveries']['end']>[1], 'at'> {
  const isGone = why.status === gone
  const isHopeless = webhook?.failingSince && now - webhook.failingSince.getTime() > failingMaxMs
  const disable = isGone
    ? 'It answered 410: it is gone.'
    : isHopeless
      ? 'It took no message for five days.'
      : undefined
  const pause = pausesMs[attempts - 1]
  const isLast = isGone || pause === undefined
  return {
    ...(isLast ? { state: 'failed' } : { state: 'waiting', nextAt: new Date(now + pause) }),
    ...why,
    disable: webhook && disable,
  }
}

/** @see https://api.slack.com/reference/surfaces/formatting#escaping */
const escapeSlack = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

function reasonOf(cause: unknown): string {
  const { message, code } = (cause ?? {}) as { message?: unknown; code?: unknown }
  const said = typeof message === 'string' && message !== '' ? message : code
  return String(said ?? cause).slice(0, 300)
}
