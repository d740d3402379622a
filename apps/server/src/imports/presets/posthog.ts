import { eventNameOf } from '../../segment/event-name.ts'
import { foldId } from '../../segment/fold-id.ts'
import { deviceOf } from './device.ts'
import type { Fields, Preset } from './preset.ts'
import { given, objectOf, textOf } from './values.ts'

const types: Readonly<Record<string, string>> = {
  $pageview: 'page_view',
  $screen: 'page_view',
  $pageleave: 'page_leave',
  $identify: 'identify',
}

/** What `$autocapture` saw, by its `$event_type`. */
const captured: Readonly<Record<string, string>> = {
  click: 'click',
  submit: 'form_completed',
  touch: 'click',
}

/** PostHog's own words about itself. */
const ignored =
  /^\$(?:feature_flag_called|feature_flag_payload|snapshot|web_vitals|groupidentify|set|heatmap|opt_in|create_alias)$/

/** [A batch export of PostHog](https://posthog.com/docs/cdp/batch-exports), its model `events`: JSON lines or Parquet. */
export const posthog: Preset = {
  name: 'posthog',
  title: 'PostHog, batch export of events as JSON lines or Parquet',
  toEvent(row: Fields) {
    const name = textOf(row.event)
    if (name === undefined) return { reason: 'has no event' }
    if (ignored.test(name)) return 'ignored'
    const said = objectOf(row.properties)
    const who = textOf(row.distinct_id) ?? textOf(said.distinct_id)
    const device = textOf(said.$device_id) ?? textOf(said.$anon_distinct_id)
    const isNamed =
      said.$is_identified === true || textOf(said.$user_id) !== undefined || name === '$identify'
    const { type, said: nameSaid } = eventNameOf(name.replace(/^\$/, ''))
    return given({
      eventId: foldId(row.uuid),
      type: name === '$autocapture' ? capturedType(said) : (types[name] ?? type),
      timestamp: row.timestamp,
      visitorId: foldId(device ?? (isNamed ? undefined : who)),
      userId: foldId(isNamed ? (textOf(said.$user_id) ?? who) : undefined),
      sessionId: foldId(said.$session_id),
      url: textOf(said.$current_url),
      path:
        textOf(said.$current_url) === undefined
          ? (textOf(said.$pathname) ?? textOf(said.$screen_name))
          : undefined,
      title: textOf(said.title),
      referrer: said.$referrer === '$direct' ? undefined : textOf(said.$referrer),
      properties: given({
        ...Object.fromEntries(
          Object.entries(said).filter(([key]) => !/^\$|^utm_|^title$|^distinct_id$|^token$/.test(key)),
        ),
        event: nameSaid,
        traits: name === '$identify' ? given(objectOf(said.$set)) : undefined,
        text: textOf(said.$el_text),
      }),
      context: given({
        ip: textOf(said.$ip) ?? textOf(row.ip),
        userAgent: textOf(said.$raw_user_agent),
        country: textOf(said.$geoip_country_code),
        device: deviceOf({ type: said.$device_type, browser: said.$browser, os: said.$os }),
        utm: given({
          source: textOf(said.utm_source),
          medium: textOf(said.utm_medium),
          campaign: textOf(said.utm_campaign),
          term: textOf(said.utm_term),
          content: textOf(said.utm_content),
        }),
      }),
    })
  },
}

/** A field that was changed is neither clicked nor sent. */
const capturedType = ({ $event_type: kind }: Fields): string =>
  kind === undefined ? 'click' : (captured[String(kind)] ?? `auto_${String(kind)}`)
