import { accessLog } from './access-log.ts'
import { ga4 } from './ga4.ts'
import { matomo } from './matomo.ts'
import { posthog } from './posthog.ts'
import type { Preset } from './preset.ts'
import { segment } from './segment.ts'
import { snowplow } from './snowplow.ts'
import { umami } from './umami.ts'

/** Every tool whose files are understood without a mapping. */
const presets: readonly Preset[] = [accessLog, ga4, matomo, posthog, segment, snowplow, umami]

export const presetNames: readonly string[] = presets.map(({ name }) => name)

/** The preset of a name; undefined where none is wanted. */
export const presetOf = (name: string | undefined): Preset | undefined =>
  presets.find((preset) => preset.name === name)
