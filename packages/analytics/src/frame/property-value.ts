import type { ValueSql } from '../dimensions/dimension.ts'
import type { Bindings } from './bindings.ts'

/**
 * Names of properties that stand in SQL between backticks: parts of letters, digits and a few signs that mean nothing
 * there, with dots between. ClickHouse reads some other names as types or sub-objects (`^a`, `` :`Int64` ``), and one of
 * those ends the embedded engine.
 */
const plainName = /^[\p{L}\p{N}_$ -]+(?:\.[\p{L}\p{N}_$ -]+)*$/u

/**
 * A property of events as SQL over a row of `events`. A dot leads into an object. A plain name is read from the column
 * of its own, any other from the exact text, by a bound name: the same value, ten times as slow.
 *
 * Numbers and truth values have the text that JSON gives them, a list the text of the list; an object has no value, only
 * what is in it.
 */
export function propertyValue(name: string, bindings: Bindings): ValueSql {
  if (!plainName.test(name)) return valueSqlOf(fromText(name.split('.'), bindings))
  const column = `props.\`${name}\``
  return { ...valueSqlOf(column), whole: `${column}.:Int64` }
}

/**
 * A trait that an `identify` event gives, as SQL over its row: in its property `traits`, as Segment's clients send it,
 * else among its properties.
 */
export function traitValue(name: string, bindings: Bindings): ValueSql {
  const [inTraits, beside] = plainName.test(name)
    ? [`props.\`traits.${name}\``, `props.\`${name}\``]
    : [fromText(['traits', ...name.split('.')], bindings), fromText(name.split('.'), bindings)]
  return valueSqlOf(`if(isNotNull(${inTraits}), ${inTraits}, ${beside})`)
}

function fromText(path: readonly string[], bindings: Bindings): string {
  const keys = path.map((key) => bindings.bind('String', key)).join(', ')
  return `if(JSONType(properties, ${keys}) = 'Object', NULL, JSONExtract(properties, ${keys}, 'Dynamic'))`
}

const valueSqlOf = (dynamic: string): ValueSql => {
  const scalar = `ifNull(toString(${dynamic}), '')`
  // Only what begins like a list is asked for its type, which costs as much as everything else.
  const listed = `if(startsWith(dynamicType(${dynamic}), 'Array'), toJSONString(${dynamic}), ${scalar})`
  return {
    text: `if(startsWith(${scalar}, '['), ${listed}, ${scalar})`,
    scalar,
    exists: `isNotNull(${dynamic})`,
    number:
      `coalesce(dynamicElement(${dynamic}, 'Float64'), toFloat64(dynamicElement(${dynamic}, 'Int64')), ` +
      `toFloat64(dynamicElement(${dynamic}, 'UInt64')))`,
    ordered: `dynamicElement(${dynamic}, 'String')`,
  }
}
