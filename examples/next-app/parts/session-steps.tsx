'use client'

import { useEffect, useState } from 'react'

interface Answer {
  readonly events?: readonly {
    readonly eventId: string
    readonly type: string
    readonly path: string | null
  }[]
  /** What a problem says. */
  readonly detail?: string
}

/** A session of the user step by step, or why it is not shown. */
export function SessionSteps({ sessionId }: { readonly sessionId: string }) {
  const [answer, setAnswer] = useState<Answer>({})
  useEffect(() => {
    const controller = new AbortController()
    fetch(`/api/sessions/${sessionId}`, { signal: controller.signal })
      .then((response) => response.json())
      .then(setAnswer)
      .catch(() => undefined)
    return () => controller.abort()
  }, [sessionId])
  return (
    <>
      <h1>One visit</h1>
      <p id="detail">{answer.detail}</p>
      <ol id="steps">
        {answer.events?.map(({ eventId, type, path }) => (
          <li key={eventId}>
            {type} {path}
          </li>
        ))}
      </ol>
    </>
  )
}
