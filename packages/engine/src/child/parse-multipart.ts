/**
 * The fields of a form, by name. Long parameters come as one, because addresses have limits.
 * Source: RFC 7578. Values are texts; files, which a ClickHouse server would take for external tables, are left out.
 */
export function parseMultipart(contentType: string, body: Buffer): Map<string, string> {
  const boundary = /boundary="?([^";]+)"?/i.exec(contentType)?.[1]
  const fields = new Map<string, string>()
  if (boundary === undefined) return fields
  for (const part of `\r\n${body.toString()}`.split(`\r\n--${boundary}`)) {
    const blank = part.indexOf('\r\n\r\n')
    const head = part.slice(0, Math.max(blank, 0))
    const name = /;\s*name="([^"]*)"/i.exec(head)?.[1]
    if (name !== undefined && !/;\s*filename=/i.test(head)) fields.set(name, part.slice(blank + 4))
  }
  return fields
}
