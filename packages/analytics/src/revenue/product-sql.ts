/** Where senders put what a product is, the usual first: GA4's, Segment's and ours. */
const productProperties = {
  id: ['productId', 'product_id', 'item_id', 'sku', 'id'],
  name: ['name', 'productName', 'product_name', 'item_name', 'title'],
  price: ['price', 'item_price'],
  quantity: ['quantity'],
} as const

/** The first of some properties of `line`, JSON text, that is a text or a number, as text; empty where none is. */
function firstOf(names: readonly string[]): string {
  const word = (name: string) =>
    `multiIf(JSONType(line, '${name}') = 'String', JSONExtractString(line, '${name}'), ` +
    `JSONType(line, '${name}') IN ('Int64', 'UInt64', 'Double'), JSONExtractRaw(line, '${name}'), '')`
  return `coalesce(${names.map((name) => `nullIf(${word(name)}, '')`).join(', ')}, '')`
}

/** Texts for the holes of `products.sql`. */
export const productHoles = {
  id: firstOf(productProperties.id),
  name: firstOf(productProperties.name),
  price: firstOf(productProperties.price),
  quantity: firstOf(productProperties.quantity),
}
