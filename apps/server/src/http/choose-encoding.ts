/**
 * The first of the offered encodings that a request takes (RFC 9110, 12.5.3); empty where it takes none.
 * @param accepted the request's `Accept-Encoding`
 * @param offered the best first, such as `br`, `gzip`
 */
export const chooseEncoding = <Encoding extends string>(
  accepted: string,
  offered: readonly Encoding[],
): Encoding | '' =>
  offered.find((name) => new RegExp(`\\b${name}\\b(?!\\s*;\\s*q=0(?![.\\d]))`).test(accepted)) ?? ''
