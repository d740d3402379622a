import type { SendMail } from '../mail/open-mailer.ts'

/** What hands a link to somebody. */
export interface HandOver {
  /** Undefined: there is no mail, and whoever asked hands the link over. */
  readonly sendMail: SendMail | undefined
  /** Told of mail that was not taken. */
  readonly onMailFault: (cause: unknown) => void
}

/** Mails a link, where there is mail. Says whether that worked: else whoever asked has to hand it over. */
export async function handOver(
  { sendMail, onMailFault }: HandOver,
  to: string,
  subject: string,
  lines: readonly string[],
): Promise<boolean> {
  if (!sendMail) return false
  try {
    await sendMail({ to, subject, text: lines.join('\n\n') })
    return true
  } catch (cause) {
    onMailFault(cause)
    return false
  }
}
