import { type ProblemCode, ProblemError, problems } from '@sojourn/contract'
import { z } from 'zod'
import { room } from '../../rooms/room.ts'
import { errorPages } from '../error-pages.ts'
import { answerPage } from '../page.ts'
import { renderMarkdown } from '../render-markdown.ts'

export const errorPage = () =>
  room({
    guard: 'public',
    method: 'get',
    path: '/errors/{code}',
    tag: 'Pages',
    summary: 'What an error means and how to mend it',
    description: 'The `type` of a problem leads here.',
    params: z.object({ code: z.string() }),
    answers: { 200: { description: 'A page', schema: z.string(), contentType: 'text/html' } },
    problems: ['not_found'],
    handle: ({ c, params: { code } }) => {
      if (!isProblemCode(code)) throw new ProblemError('not_found', 'There is no error with this code.')
      return answerPage(c, `${problems[code].title} · Sojourn`, renderMarkdown(errorPages[code]))
    },
  })

const isProblemCode = (code: string): code is ProblemCode => Object.hasOwn(problems, code)
