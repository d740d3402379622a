/** The visitor's address as the proxies before the site report it. Who comes without a proxy can write anything here. */
export const forwardedFor = (request: Request): string | undefined =>
  request.headers.get('x-forwarded-for')?.split(',')[0]?.trim() || undefined
