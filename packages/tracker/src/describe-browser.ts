import { agent, view } from './native.ts'

/** Language, time zone and screen, as the context of an event. */
export function describeBrowser(): object {
  const { width, height } = view.screen
  return {
    locale: agent.language,
    timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    screen: { width, height },
  }
}
