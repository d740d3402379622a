import { type ReactNode, useEffect } from 'react'
import { useTracker } from './use-tracker.ts'

export interface TrackSectionProps {
  /** As it will be called in reports, such as `pricing`. */
  readonly name: string
  readonly children?: ReactNode
}

/** Says that this section of the app is shown; what is shown for a second becomes one `section_change`. Adds no element. */
export function TrackSection({ name, children }: TrackSectionProps): ReactNode {
  const tracker = useTracker()
  useEffect(() => tracker.section(name), [tracker, name])
  return children
}
