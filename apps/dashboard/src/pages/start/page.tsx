import { Screen } from '../../parts/screen.tsx'
import { FirstSteps } from './first-steps.tsx'

/** The first steps of a site. */
export function Page() {
  return (
    <Screen
      title="Get started"
      note="One line in your pages, and sessions show up here. Nothing to read elsewhere."
    >
      <FirstSteps />
    </Screen>
  )
}
