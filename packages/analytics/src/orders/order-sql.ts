/**
 * Whether a row of `events` is an order: a `purchase`, whatever it earned, or any other event that earned more than
 * nothing. A refund (revenue below zero) is none.
 */
export const isOrderSql = "(type = 'purchase' OR ifNull(revenue, 0) > 0)"

/** Where senders put the number of an order, the usual first. */
const orderIdProperties = ['orderId', 'order_id', 'transactionId', 'transaction_id'] as const

/** A property that is a text or a whole number, as text; else empty. */
const wordOf = (name: string): string =>
  `if(dynamicType(props.${name}) IN ('String', 'Int64', 'UInt64'), toString(props.${name}), '')`

/** The number of the order that an event names; empty where it names none. */
const orderIdSql = `coalesce(${orderIdProperties.map((name) => `nullIf(${wordOf(name)}, '')`).join(', ')}, '')`

/**
 * What tells orders apart, of rows that are orders: how many there are is the number of different values. Events of a
 * site that name the same number are one order, such as a confirmation that is shown twice; without a number each is one.
 */
export const orderKeySql = `if(${orderIdSql} != '', (toString(site_id), '', ${orderIdSql}), (toString(site_id), session_id, event_id))`
