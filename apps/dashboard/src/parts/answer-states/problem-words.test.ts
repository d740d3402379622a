import { describe, expect, it } from 'vitest'
import { ApiProblem } from '../../api/api-problem.ts'
import { problemWords } from './problem-words.ts'

const problem = (status: number, code = 'unknown') => new ApiProblem('The store is full.', { status, code })

describe('the words for a failure', () => {
  it('say what could not be read, and why in the words of the server', () => {
    expect(problemWords(problem(503), 'The figures')).toMatchObject({
      title: 'The server could not answer',
      text: 'The figures could not be read. The store is full.',
      isFinal: false,
    })
  })

  it.each([
    [0, 'No connection'],
    [400, 'This cannot be asked'],
    [401, 'You are signed out'],
    [429, 'Too many questions at once'],
    [500, 'The server could not answer'],
  ])('ask to try again after %i: %s', (status, title) => {
    expect(problemWords(problem(status))).toMatchObject({ title, isFinal: false })
  })

  it.each([
    [403, 'Not for your role'],
    [404, 'Not found'],
  ])('do not, where it would bring the same, after %i: %s', (status, title) => {
    expect(problemWords(problem(status), 'The user')).toMatchObject({
      title,
      text: 'The store is full.',
      isFinal: true,
    })
  })

  it('own up to a fault of the page itself', () => {
    expect(problemWords(new TypeError('x is undefined')).text).toContain('please report it')
  })
})
