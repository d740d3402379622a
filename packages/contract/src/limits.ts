/** Largest request body as it travels, in bytes. */
export const bodyBytesMax = 1024 * 1024

/** Largest request body after decompression, in bytes: what a gzip bomb runs into. */
export const bodyBytesInflatedMax = 4 * 1024 * 1024

/** Most events in one batch. */
export const batchEventsMax = 1000

/** Largest single event, in bytes of its JSON text. */
export const eventBytesMax = 32 * 1024

/** Largest `metadata` that is said of a session at once, in bytes of its JSON text. */
export const metadataBytesMax = 32 * 1024

/** Deepest nesting of `properties`, `context` and `metadata`; deeper JSON serves nobody and costs everybody. */
export const nestingMax = 16

/** Inactivity after which a visitor's next event opens a new session, in milliseconds of event time. */
export const sessionTimeoutMs = 30 * 60 * 1000

/** Longest session made by inactivity, in milliseconds of event time. */
export const sessionLengthMaxMs = 24 * 60 * 60 * 1000

/** How far in the future an event's time may lie, in milliseconds, before it is refused as a wrong clock. */
export const futureMaxMs = 24 * 60 * 60 * 1000

/** The earliest time an event may carry, in unix milliseconds: 1990-01-01. Before it, a clock was not set. */
export const timestampMin = Date.UTC(1990, 0, 1)

/** How recently a session must have been heard from to count as active now, in milliseconds. */
export const activeWithinMs = 90 * 1000

/** Most filters of one question. */
export const filtersMax = 20

/** Most values that a filter compares with at once. */
export const filterValuesMax = 1000

/** Most conditions of a segment. */
export const segmentConditionsMax = 20

/** Deepest nesting of `and` and `or` in a segment. */
export const segmentNestingMax = 4
