import { userSchema } from '@sojourn/contract'
import { z } from 'zod'
import { demandPermission } from '../../credentials/caller.ts'
import { rowsToExport } from '../../exports/rows-to-export.ts'
import type { Reads } from '../../reads.ts'
import { room } from '../../rooms/room.ts'
import { answerExport } from '../answer-export.ts'
import { exportParameters, otherForms } from '../export-query.ts'

interface Deps {
  reads: Reads
  now: () => number
}

export const exportUsers = ({ reads, now }: Deps) =>
  room({
    guard: 'export',
    method: 'get',
    path: '/api/v1/export/users',
    tag: 'Export',
    summary: 'Take the profiles of all users out',
    description: `One JSON object a line, by when they were first seen. ${otherForms}`,
    query: z.object(exportParameters('users')),
    answers: {
      200: { description: 'The users', schema: userSchema, contentType: 'application/x-ndjson' },
    },
    handle: ({ c, caller, siteIds, query: { format, columns } }) => {
      demandPermission(caller, 'personal_data')
      const rows = rowsToExport(reads, { kind: 'users', siteIds, range: {}, caller, now: now() })
      return answerExport(c, rows, { kind: 'users', format, columns })
    },
  })
