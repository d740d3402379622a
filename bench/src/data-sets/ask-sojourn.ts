import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { freePort } from '../server/free-port.ts'
import { type Place, secretKey, startSojourn } from './run-sojourn.ts'

/** Asks a question of analytics, by POST where it has a body. @throws {Error} where the answer is not 2xx. */
export type Ask = <Answer>(question: string, body?: object) => Promise<Answer>

const readyWithinMs = 120_000

/** Serves a data directory while questions are asked. @throws {Error} where the server does not become ready. */
export async function askSojourn<Answers>(
  place: Place,
  questions: (ask: Ask) => Promise<Answers>,
): Promise<Answers> {
  const port = String(await freePort())
  const child = startSojourn(place, ['serve'], { PORT: port, HOST: '127.0.0.1' })
  child.stdout.resume()
  const ended = once(child, 'exit')
  const url = `http://127.0.0.1:${port}`
  try {
    const startedAt = performance.now()
    while (!(await isReady(url))) {
      if (child.exitCode !== null) throw new Error(`sojourn serve ended with ${child.exitCode}`)
      if (performance.now() - startedAt > readyWithinMs) throw new Error('sojourn serve is not ready')
      await wait(20)
    }
    return await questions(async (question, body) => {
      const answer = await fetch(`${url}/api/v1/analytics/${question}`, {
        headers: { authorization: `Bearer ${secretKey}`, 'content-type': 'application/json' },
        ...(body ? { method: 'POST', body: JSON.stringify(body) } : {}),
      })
      const text = await answer.text()
      if (!answer.ok) throw new Error(`${question} was answered with ${answer.status}: ${text}`)
      return JSON.parse(text)
    })
  } finally {
    child.kill('SIGTERM')
    await ended
  }
}

const isReady = (url: string): Promise<boolean> =>
  fetch(`${url}/readyz`).then(
    ({ ok }) => ok,
    () => false,
  )
