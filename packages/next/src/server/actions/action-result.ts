import { Refusal } from '../refusal.ts'

/** What a server action answers: data, or a sentence that may be shown to the user. */
export type ActionResult<Data> =
  | { readonly success: true; readonly data: Data; readonly error?: never }
  | { readonly success: false; readonly data?: never; readonly error: string }

/** Runs an action; a refusal becomes its sentence, anything else is thrown on. */
export async function resultOf<Data>(action: () => Promise<Data>): Promise<ActionResult<Data>> {
  try {
    return { success: true, data: await action() }
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause
    return { success: false, error: cause.message }
  }
}
