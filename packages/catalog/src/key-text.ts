import type { KeyKind } from './key.ts'

const forms = {
  write: { prefix: 'pk', pattern: /^pk_[A-Za-z0-9_-]{8,128}$/ },
  secret: { prefix: 'sk', pattern: /^sk_[A-Za-z0-9_-]{8,128}$/ },
} as const satisfies Record<KeyKind, { prefix: 'pk' | 'sk'; pattern: RegExp }>

/** What a key of this kind begins with. */
export const keyPrefix = (kind: KeyKind): 'pk' | 'sk' => forms[kind].prefix

/** Whether a text chosen by a person can be a key of this kind. */
export const isKeyText = (kind: KeyKind, text: string): boolean => forms[kind].pattern.test(text)

/** What {@link isKeyText} asks for, for people. */
export const keyForm = (kind: KeyKind): string =>
  `must be ${forms[kind].prefix}_ and 8 to 128 of A-Z a-z 0-9 _ - such as ${forms[kind].prefix}_my-shop-2026`
