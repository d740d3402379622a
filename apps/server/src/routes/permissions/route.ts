import { keyScopes, permissionNames, permissions, roles } from '@sojourn/contract'
import { z } from 'zod'
import { room } from '../../rooms/room.ts'

const answer = z.object({
  roles: z.array(z.enum(roles)),
  permissions: z.array(
    z.object({
      name: z.string(),
      title: z.string(),
      roles: z.array(z.enum(roles)).describe('Who has it'),
      scopes: z.array(z.enum(keyScopes)).describe('Secret keys with one of these scopes have it'),
    }),
  ),
})

export const listPermissions = () =>
  room({
    guard: 'public',
    method: 'get',
    path: '/api/v1/permissions',
    tag: 'Organizations',
    summary: 'Every right there is, and who has it',
    answers: { 200: { description: 'The table that the server checks by', schema: answer } },
    handle: ({ c }) =>
      c.json({ roles, permissions: permissionNames.map((name) => ({ name, ...permissions[name] })) }),
  })
