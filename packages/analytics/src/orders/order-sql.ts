/**
 * Whether a row of `events` is an order: a `purchase`, whatever it earned, or any other event that earned more than
 * nothing. A refund (revenue below zero) is none.
 */
export const isOrderSql = "(type = 'purchase' OR ifNull(revenue, 0) > 0)"

/** The number of an order, as a number to tell it by; 0: it names none, and is an order by itself. */
export const orderNumberSql = "if(order_id = '', 0, sipHash64(site_id, order_id))"

/**
 * What tells orders apart, of rows of `events` that are orders: how many there are is the number of different values. Events
 * of a site that name the same number are one order, such as a confirmation that is shown twice; without a number each is
 * one, told by where its row lies.
 */
export const orderKeySql =
  "if(order_id != '', (toString(site_id), order_id, toUInt64(0), toUInt64(0)), " +
  "(toString(site_id), '', toUInt64(_part_index), toUInt64(_part_offset)))"
