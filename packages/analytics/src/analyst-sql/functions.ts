/**
 * The functions that a query may call. The list is closed: whatever the store can do beside (files, addresses, dictionaries,
 * other tables by name, settings, the machine it runs on, waiting) is not in it, and what a later version learns is not
 * either.
 */
const scalar = `
  abs sign sqrt cbrt exp exp2 exp10 log log2 log10 log1p ln pow power pi e sin cos tan asin acos atan atan2 degrees radians
  round floor ceil ceiling trunc truncate roundBankers roundDown roundToExp2 gcd lcm intDiv intDivOrZero modulo mod moduloOrZero
  positiveModulo plus minus multiply divide negate isFinite isInfinite isNaN ifNotFinite greatest least clamp sigmoid widthBucket
  bitAnd bitOr bitXor bitNot bitShiftLeft bitShiftRight bitCount bitTest
  if multiIf coalesce ifNull nullIf isNull isNotNull assumeNotNull toNullable isZeroOrNull firstNonDefault
  equals notEquals less greater lessOrEquals greaterOrEquals and or not xor isDistinctFrom isNotDistinctFrom
  length lengthUTF8 empty notEmpty lower upper lowerUTF8 upperUTF8 lcase ucase initcap initcapUTF8 reverse reverseUTF8 concat
  concat_ws concatWithSeparator substring substr mid substringUTF8 substringIndex left right leftUTF8 rightUTF8 leftPad lpad
  rightPad rpad trim ltrim rtrim trimBoth trimLeft trimRight repeat space startsWith endsWith startsWithUTF8 endsWithUTF8
  position positionUTF8 positionCaseInsensitive positionCaseInsensitiveUTF8 locate instr like notLike ilike notILike match
  extract extractAll extractGroups extractAllGroups countMatches countSubstrings regexpExtract replace replaceOne replaceAll
  replaceRegexpOne replaceRegexpAll translate translateUTF8 format splitByChar splitByString splitByRegexp splitByWhitespace
  splitByNonAlpha alphaTokens tokens ngrams arrayStringConcat ascii char hex unhex bin base64Encode base64Decode
  tryBase64Decode toValidUTF8 soundex editDistance levenshteinDistance damerauLevenshteinDistance jaroWinklerSimilarity
  ngramDistance ngramSearch multiSearchAny hasToken hasSubsequence
  protocol domain domainWithoutWWW topLevelDomain firstSignificantSubdomain cutToFirstSignificantSubdomain port path pathFull
  queryString fragment extractURLParameter extractURLParameters extractURLParameterNames cutQueryString cutFragment cutWWW
  cutQueryStringAndFragment cutURLParameter decodeURLComponent encodeURLComponent URLHierarchy URLPathHierarchy
  MD5 SHA1 SHA256 sipHash64 cityHash64 xxHash32 xxHash64 halfMD5 farmHash64 murmurHash3_64 intHash32 intHash64
  array arrayConcat arrayElement arrayElementOrNull has hasAll hasAny hasSubstr indexOf countEqual arrayEnumerate
  arrayEnumerateUniq arrayEnumerateDense arrayPopBack arrayPopFront arrayPushBack arrayPushFront arrayResize arraySlice
  arraySort arrayReverseSort arrayPartialSort arrayUniq arrayJoin arrayDifference arrayDistinct arrayIntersect arrayUnion
  arrayReverse arrayFlatten flatten arrayCompact arrayZip arrayMap arrayFilter arrayFill arrayReverseFill arraySplit
  arrayReverseSplit arrayExists arrayAll arrayFirst arrayFirstOrNull arrayFirstIndex arrayLast arrayLastOrNull arrayLastIndex
  arrayCount arrayMin arrayMax arraySum arrayAvg arrayCumSum arrayCumSumNonNegative arrayProduct arrayFold arrayRotateLeft
  arrayRotateRight arrayShiftLeft arrayShiftRight arrayWithConstant arrayExcept arrayShingles range
  tuple tupleElement untuple map mapKeys mapValues mapContains mapContainsKey mapFilter mapApply mapAdd mapSubtract mapSort
  mapReverseSort mapFromArrays mapUpdate mapConcat mapExists mapAll
  toString toInt8 toInt16 toInt32 toInt64 toInt128 toUInt8 toUInt16 toUInt32 toUInt64 toUInt128 toFloat32 toFloat64
  toInt8OrNull toInt16OrNull toInt32OrNull toInt64OrNull toUInt8OrNull toUInt16OrNull toUInt32OrNull toUInt64OrNull
  toFloat32OrNull toFloat64OrNull toInt8OrZero toInt16OrZero toInt32OrZero toInt64OrZero toUInt8OrZero toUInt16OrZero
  toUInt32OrZero toUInt64OrZero toFloat32OrZero toFloat64OrZero toDecimal32 toDecimal64 toDecimal128 toDecimal64OrNull
  toDecimal64OrZero toBool toUUID toUUIDOrNull toFixedString toLowCardinality toTypeName accurateCast accurateCastOrNull
  dynamicType dynamicElement toJSONString
  toDate toDate32 toDateTime toDateTime64 toDateOrNull toDateTimeOrNull toDateTime64OrNull toDateOrZero toDateTimeOrZero
  parseDateTimeBestEffort parseDateTimeBestEffortOrNull parseDateTimeBestEffortOrZero parseDateTime parseDateTimeOrNull
  toTimeZone toTimezone timezoneOf timezoneOffset toYear toQuarter toMonth toDayOfYear toDayOfMonth toDayOfWeek toHour toMinute
  toSecond toMillisecond toUnixTimestamp toUnixTimestamp64Milli fromUnixTimestamp fromUnixTimestamp64Milli toStartOfYear
  toStartOfISOYear toStartOfQuarter toStartOfMonth toStartOfWeek toStartOfDay toStartOfHour toStartOfMinute toStartOfSecond
  toStartOfFiveMinutes toStartOfTenMinutes toStartOfFifteenMinutes toStartOfInterval toMonday toLastDayOfMonth toLastDayOfWeek
  toISOWeek toISOYear toWeek toYearWeek toYYYYMM toYYYYMMDD toYYYYMMDDhhmmss toDaysInMonth age dateDiff date_diff dateTrunc
  date_trunc dateName monthName addYears addQuarters addMonths addWeeks addDays addHours addMinutes addSeconds addInterval
  subtractYears subtractQuarters subtractMonths subtractWeeks subtractDays subtractHours subtractMinutes subtractSeconds
  timeSlot timeSlots makeDate makeDateTime formatDateTime date_format now now64 today yesterday current_date
  toIntervalSecond toIntervalMinute toIntervalHour toIntervalDay toIntervalWeek toIntervalMonth toIntervalQuarter
  toIntervalYear year quarter month day hour minute second dayofweek dayofmonth dayofyear week
  JSONHas JSONLength JSONType JSONExtractString JSONExtractInt JSONExtractUInt JSONExtractFloat JSONExtractBool JSONExtractRaw
  JSONExtractArrayRaw JSONExtractKeys JSONExtractKeysAndValuesRaw JSONAllPaths isValidJSON JSON_VALUE JSON_EXISTS
  IPv4NumToString IPv4StringToNum toIPv4OrNull toIPv6OrNull isIPv4String isIPv6String isIPAddressInRange
  formatReadableQuantity formatReadableSize formatReadableTimeDelta bar transform grouping geoDistance greatCircleDistance
  row_number rank dense_rank percent_rank cume_dist ntile lag lead lagInFrame leadInFrame nth_value`

const aggregate = `
  count sum min max avg any anyLast anyHeavy any_value argMin argMax min_by max_by median medianExact quantile quantiles
  quantileExact quantilesExact quantileExactInclusive quantilesExactInclusive quantileTDigest quantilesTDigest quantileTiming
  quantileExactWeighted quantileDeterministic uniq uniqExact uniqCombined uniqCombined64 uniqHLL12 varPop varSamp stddevPop
  stddevSamp var_pop var_samp stddev_pop stddev_samp covarPop covarSamp corr skewPop skewSamp kurtPop kurtSamp groupArray
  array_agg groupUniqArray groupArraySorted groupArrayLast groupArraySample groupConcat string_agg groupBitAnd groupBitOr
  groupBitXor sumMap minMap maxMap sumMappedArrays sumCount avgWeighted sumKahan topK topKWeighted approx_top_k approx_top_sum
  windowFunnel retention sequenceMatch sequenceCount sequenceNextNode simpleLinearRegression entropy histogram deltaSum
  deltaSumTimestamp intervalLengthSum maxIntersections groupArrayMovingAvg groupArrayMovingSum exponentialMovingAverage
  studentTTest welchTTest mannWhitneyUTest rankCorr cramersV sparkbar boundingRatio singleValueOrNull first_value last_value`

/** What can follow the name of an aggregate function. Those of half-made aggregates are not among them. */
const combinators = ['OrDefault', 'OrNull', 'Distinct', 'ForEach', 'Array', 'ArgMin', 'ArgMax', 'Map', 'If']

const named = (list: string) =>
  new Map(
    list
      .trim()
      .split(/\s+/)
      .map((name) => [name.toLowerCase(), name]),
  )
const scalars = named(scalar)
const aggregates = named(aggregate)

/** The name of a function as the store spells it; undefined where queries may not call it. */
export const knownFunction = (name: string): string | undefined =>
  scalars.get(name.toLowerCase()) ?? knownAggregate(name)

function knownAggregate(name: string): string | undefined {
  const lower = name.toLowerCase()
  const known = aggregates.get(lower)
  if (known !== undefined) return known
  for (const combinator of combinators) {
    if (!lower.endsWith(combinator.toLowerCase())) continue
    const base = knownAggregate(name.slice(0, -combinator.length))
    if (base !== undefined) return base + combinator
  }
  return undefined
}

/** Every function, in order of the alphabet. */
export const functionNames: readonly string[] = [
  ...new Set([...scalars.values(), ...aggregates.values()]),
].sort((one, other) => one.localeCompare(other, 'en'))
