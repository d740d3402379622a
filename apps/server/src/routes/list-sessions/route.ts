import { room } from '../../rooms/room.ts'
import { answerSessions, type ListDeps, sessionListAnswer, sessionListQuery } from './answer-sessions.ts'

export const listSessions = (deps: ListDeps) =>
  room({
    guard: 'read',
    isForUsers: true,
    method: 'get',
    path: '/api/v1/sessions',
    aliases: ['/api/v1/sessions/list'],
    tag: 'Sessions',
    summary: 'List sessions, newest first',
    description:
      'All filters that are given must fit. The range is about the start of a session; the standard is all.',
    query: sessionListQuery,
    answers: { 200: { description: 'A page of sessions', schema: sessionListAnswer } },
    problems: ['invalid_cursor'],
    handle: (call) => {
      const { ownUserId } = call.caller
      return answerSessions(call, deps, ownUserId === null ? {} : { userId: ownUserId })
    },
  })
