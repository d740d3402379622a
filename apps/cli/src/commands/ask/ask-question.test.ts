import { expect, it } from 'vitest'
import type { Ask, Target } from '../../target/target.ts'
import { askQuestion } from './ask-question.ts'

const asked: [path: string, ask: Ask | undefined][] = []
const target: Target = {
  url: 'http://localhost',
  isLocal: true,
  async ask(path, ask) {
    asked.push([path, ask])
    return new Response('value,sessions\r\n')
  },
  close: async () => undefined,
}
const plain = { parameters: [], body: undefined, format: 'csv', siteId: undefined }

it('asks as the API has it', async () => {
  const parameters = ['by=page', 'filters=[{"property":"country","op":"eq","value":"DE"}]']
  const file = await askQuestion(target, { ...plain, name: 'breakdown', parameters, siteId: 'site_1' })
  expect(Buffer.from(file).toString()).toBe('value,sessions\r\n')
  await askQuestion(target, { ...plain, name: 'sql', body: '{"query":"SELECT 1"}', format: 'json' })
  expect(asked).toEqual([
    [
      '/api/v1/analytics/breakdown',
      {
        query: {
          format: 'csv',
          siteId: 'site_1',
          by: 'page',
          filters: '[{"property":"country","op":"eq","value":"DE"}]',
        },
      },
    ],
    [
      '/api/v1/sql',
      { query: { format: 'json', siteId: undefined }, method: 'POST', json: { query: 'SELECT 1' } },
    ],
  ])
})

it.each([
  [{ ...plain, name: 'shoes' }, /no question shoes. There are: dashboard/],
  [{ ...plain, name: 'funnel' }, /asked with --body/],
  [{ ...plain, name: 'stages', body: '{}' }, /without --body/],
  [{ ...plain, name: 'stages', parameters: ['30d'] }, /must be name=value/],
  [{ ...plain, name: 'sql', body: 'SELECT 1' }, /must be JSON/],
])('says what is wrong with %o', async (typed, words) => {
  await expect(askQuestion(target, typed)).rejects.toThrow(words)
})
