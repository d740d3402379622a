import { CommandError } from '../command-error.ts'

interface Problem {
  readonly detail?: string
  readonly errors?: readonly { readonly path: string; readonly message: string }[]
}

/**
 * The JSON of an answer.
 * @throws CommandError with the problem's own words where the status is not one of success.
 */
export async function readAnswer<Answer>(response: Response): Promise<Answer> {
  if (!response.ok) throw await refusalOf(response)
  return (await response.json()) as Answer
}

/** What an answer that is no success says, as an error for the user. */
export async function refusalOf(response: Response): Promise<CommandError> {
  const text = await response.text().catch(() => '')
  const problem = parseProblem(text)
  const detail = problem?.detail ?? `Sojourn answered ${response.status} ${response.statusText}.`
  const fields = problem?.errors?.map(({ path, message }) => `\n  ${path} ${message}`) ?? []
  return new CommandError([detail, ...fields].join(''))
}

function parseProblem(text: string): Problem | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? value : undefined
  } catch {
    return undefined
  }
}
