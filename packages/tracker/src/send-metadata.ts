import { request, stringify } from './native.ts'
import type { SessionNotebook } from './session-notes.ts'
import type { Feature, Properties } from './types.ts'

/**
 * Tells the server the metadata of each session, once it has the session; what fails is tried with the next batch.
 * @param sessionsUrl without a slash at its end
 */
export const sendMetadata =
  (metadata: Properties, sessionsUrl: string, writeKey: string, notebook: SessionNotebook): Feature =>
  (host) => {
    const text = stringify(metadata)
    return host.on('sent', () => {
      const session = host.getSession()
      if (!session || notebook.read(session.sessionId).metadata === text) return
      const { sessionId } = session
      const note = (known: string) => notebook.write(sessionId, { metadata: known })
      note(text)
      request(`${sessionsUrl}/${sessionId}`, {
        method: 'PATCH',
        headers: { 'content-type': 'application/json' },
        body: stringify({ writeKey, metadata }),
      })
        .then(({ ok }) => ok || note(''))
        .catch(() => note(''))
    })
  }
