import type { SignedIn } from '@sojourn/catalog'
import type { LinkPage, Permission, ProblemCode } from '@sojourn/contract'
import type { z } from 'zod'
import type { CollectCall, ReadCall } from '../credentials/admit.ts'
import type { Context } from '../http/app-env.ts'

/**
 * Who may enter a room. `public`: everybody; `account`: who is signed in; the others: who has the permission of this
 * name, by key, token or cookie.
 */
export type Guard = 'public' | 'account' | Exclude<Permission, 'personal_data'>

/** What admission hands a room, by its guard. */
type Call<G extends Guard> = { readonly c: Context } & (G extends 'public'
  ? unknown
  : G extends 'account'
    ? { readonly signedIn: SignedIn }
    : G extends 'collect'
      ? CollectCall
      : ReadCall)

export type CallOf<G extends Guard> = Call<G>

/** What an answer holds; without a schema it has no body. */
export interface Answer {
  readonly description: string
  readonly schema?: z.ZodType
  /** @default 'application/json' */
  readonly contentType?: string
}

type NoFields = z.ZodObject<Record<never, never>>

/** A route: what it is called by, who may call it, its document, and what it does. */
export interface RoomDefinition<G extends Guard, P extends z.ZodObject, Q extends z.ZodObject> {
  readonly guard: G
  /** Whether a user's token opens it too: then it answers about `caller.ownUserId` alone. @default false */
  readonly isForUsers?: boolean
  /** The page whose public links open it too; absent: none do. */
  readonly linkPage?: LinkPage
  readonly method: 'get' | 'post' | 'patch' | 'put' | 'delete'
  /** With parameters as `{sessionId}`. */
  readonly path: string
  /** Further paths of the same room, with the same parameters. */
  readonly aliases?: readonly string[]
  readonly tag:
    | 'Collect'
    | 'Sessions'
    | 'Users'
    | 'Analytics'
    | 'Sites'
    | 'Ledger'
    | 'Export'
    | 'Import'
    | 'Segment'
    | 'Operations'
    | 'Accounts'
    | 'Organizations'
    | 'Keys'
    | 'Privacy'
    | 'Pages'
  readonly summary: string
  readonly description?: string
  readonly params?: P
  /** Strict for rooms that read: an unknown parameter is refused. */
  readonly query?: Q
  /** Documented only: a body is parsed by who handles it. The example is what the page of the API offers to send. */
  readonly body?: { readonly schema: z.ZodType; readonly optional?: boolean; readonly example: unknown }
  readonly answers: Readonly<Record<number, Answer>>
  /** Problems beside those that every room of its guard has. */
  readonly problems?: readonly ProblemCode[]
  handle(
    call: CallOf<G> & { readonly params: z.output<P>; readonly query: z.output<Q> },
  ): Response | Promise<Response>
}

/** A route ready to be mounted. It can only be made with a guard, and only {@link mount} puts it on a path. */
export interface Room extends Omit<RoomDefinition<Guard, z.ZodObject, z.ZodObject>, 'handle'> {
  handle(call: unknown): Response | Promise<Response>
}

/** Makes a room; its handler is typed by its guard and schemas. */
export const room = <G extends Guard, P extends z.ZodObject = NoFields, Q extends z.ZodObject = NoFields>(
  definition: RoomDefinition<G, P, Q>,
): Room => definition as unknown as Room
