/** A picture that the HTML of a mail shows as `cid:name`. */
export interface Picture {
  readonly name: string
  /** A PNG in base64. */
  readonly png: string
}

/** A mail of plain text, perhaps with the same in HTML. */
export interface Mail {
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html?: string
  readonly pictures?: readonly Picture[]
}

/** Sends mail. @throws Error of the mail server. */
export type SendMail = (mail: Mail) => Promise<void>

/** How long a mail server may take, in milliseconds: somebody waits for the answer. */
const timeoutMs = 10_000

/** Sends mail by the server of an `smtp:` or `smtps:` address, which is reached with the first mail. */
export function openMailer({ url, from }: { url: string; from: string }): SendMail {
  return async ({ pictures = [], ...mail }) => {
    const { createTransport } = await import('nodemailer')
    const transport = createTransport(url, { from })
    Object.assign(transport.options, { connectionTimeout: timeoutMs, socketTimeout: timeoutMs })
    try {
      const attachments = pictures.map(({ name, png }) => ({
        cid: name,
        filename: `${name}.png`,
        contentType: 'image/png',
        contentDisposition: 'inline' as const,
        content: png,
        encoding: 'base64',
      }))
      await transport.sendMail({ ...mail, attachments })
    } finally {
      transport.close()
    }
  }
}
