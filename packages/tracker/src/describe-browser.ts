import { agent } from './native.ts'

/** Language, time zone and screen, as the context of an event. */
export function describeBrowser(): object {
  const { width, height } = screen
  return {
    locale: agent.language,
    timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    screen: { width, height },
  }
}
