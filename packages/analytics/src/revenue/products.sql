-- What was sold in orders of one currency: from the list "items" (GA4) or "products" (Segment) of an order, at price times
-- quantity; an order without such a list is one product, which earned what the order did.
SELECT
  product,
  argMax(name, name != ''),
  sum(quantity) AS sold,
  uniqExact(orderKey) AS orders,
  round(sum(amount), 4) AS earned
FROM (
  SELECT
    orderKey,
    if(/* :id */ * != '', /* :id */ *, /* :name */ *) AS product,
    /* :name */ * AS name,
    ifNull(toFloat64OrNull(/* :quantity */ *), 1) AS quantity,
    if(isListed, ifNull(toFloat64OrNull(/* :price */ *), 0) * quantity, revenue) AS amount
  FROM (
    SELECT
      /* :orderKey */ * AS orderKey,
      toFloat64(ifNull(revenue, 0)) AS revenue,
      arrayFilter(one -> JSONType(one) = 'Object', JSONExtractArrayRaw(properties, 'items')) AS items,
      arrayFilter(one -> JSONType(one) = 'Object', JSONExtractArrayRaw(properties, 'products')) AS products,
      notEmpty(items) OR notEmpty(products) AS isListed,
      multiIf(notEmpty(items), items, notEmpty(products), products, [properties]) AS lines
    FROM events
    WHERE /* :chosenEvents */ true AND /* :isOrder */ true AND currency IN ({currency:String}, '')
  )
  ARRAY JOIN lines AS line
)
WHERE product != ''
GROUP BY product
ORDER BY earned DESC, product
LIMIT {limit:UInt32}
SETTINGS do_not_merge_across_partitions_select_final = 1, use_skip_indexes_if_final = 1,
  use_skip_indexes_if_final_exact_mode = 1, ignore_data_skipping_indices = 'bloom_sid,bloom_vid,bloom_user,bloom_visit'
