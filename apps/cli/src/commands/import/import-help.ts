import { fieldNames, presetNames } from '@sojourn/server'

/** What the help of `sojourn import` says beside its options. */
export const importHelp = `
Fields of an event:
${wrap(fieldNames.join(', '))}

  A line needs a type, a timestamp, and one of sessionId, visitorId and userId. Without --map, the columns of a CSV file
  are taken as they are named, and the objects of an NDJSON file are events as the API takes them or
  \`sojourn export events\` has written them.

Files of other tools:
  With --preset, no mapping is needed:
${wrap(presetNames.join(', '))}
  plausible: its export holds sums, which become annotations of months.
  docs/importing.md says how to get the files.

Sessions:
  Lines with a session id are put together by it. Lines without one, and all lines with --sessions inactivity, become
  the visits of their visitor: a new one after 30 minutes without an event.

What becomes of each line:
  Events are sent in the order of their time; the same millisecond keeps the order of the file. Each gets its id from the
  content of the file and the number of its line, so that equal lines stay two events and a second import adds nothing.
  What cannot be an event is counted by its reason and written to FILE.rejected.ndjson, with its number and text. An
  import that is interrupted leaves FILE.import-journal.ndjson; the same command goes on from there.

Examples:
  npx sojourn import access.csv.gz --preview --time-format ms \\
    --map timestamp=ts_ms --map visitorId=visitor_id --map type=event --map path=page
  npx sojourn import orders.csv --type purchase --map timestamp=day --map visitorId=customer \\
    --map revenue=amount --properties rest --numbers quantity
  npx sojourn import events.ndjson.gz --site site_0f3a
  npx sojourn import access.log --preset access-log --preview

A mapping file holds the same:
  {"map": {"timestamp": "ts_ms", "visitorId": "visitor_id", "type": "event", "properties.brand": "brand"},
   "set": {"currency": "EUR"}, "timeFormat": "ms", "sessions": "id", "properties": "mapped", "numbers": []}`

function wrap(text: string): string {
  return text.replace(/(.{1,110})(?:, |$)/g, '  $1,\n').replace(/,\n$/, '')
}
