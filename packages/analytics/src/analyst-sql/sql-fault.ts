import { QuestionError } from '../frame/question-error.ts'

/** Why a text is not run: what is wrong at a place, and what would be right there. */
export function sqlFault(text: string, at: number, message: string): QuestionError {
  const before = text.slice(0, at)
  const line = before.split('\n').length
  const column = at - before.lastIndexOf('\n')
  return new QuestionError([{ path: 'query', message: `line ${line}, column ${column}: ${message}` }])
}
