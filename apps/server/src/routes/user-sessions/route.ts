import { room } from '../../rooms/room.ts'
import {
  answerSessions,
  type ListDeps,
  sessionListAnswer,
  sessionListQuery,
} from '../list-sessions/answer-sessions.ts'
import { userIdParams } from '../user-id.ts'

export const userSessions = (deps: ListDeps) =>
  room({
    guard: 'read',
    isForUsers: true,
    method: 'get',
    path: '/api/v1/users/{userId}/sessions',
    tag: 'Users',
    summary: "List a user's sessions, newest first",
    description: 'Also the earlier, anonymous sessions of visitors that were identified as the user later.',
    params: userIdParams,
    query: sessionListQuery.omit({ userId: true, externalId: true }),
    answers: { 200: { description: 'A page of sessions', schema: sessionListAnswer } },
    problems: ['invalid_cursor'],
    handle: (call) => answerSessions(call, deps, { userId: call.params.userId }),
  })
