import type { SessionChange, SessionChangeBody } from '@sojourn/sessions'
import { defineQuery } from '@sojourn/warehouse'
import sql from './changes-of-block.sql?raw'
import type { KeyBlock } from './key-block.ts'

/** All changes of the sessions of a block, by session and in the order of their making. */
export const changesOfBlock = defineQuery<KeyBlock, SessionChange>({
  name: 'changes-of-block',
  sql,
  read: ([siteId, sessionAt, sessionId, changeId, receivedAt, body]) => ({
    siteId: siteId as string,
    sessionAt: sessionAt as number,
    sessionId: sessionId as string,
    changeId: changeId as string,
    receivedAt: receivedAt as number,
    body: JSON.parse(body as string) as SessionChangeBody,
  }),
})
