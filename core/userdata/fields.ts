/** A value by name as it may be stored: what it is unless it was stored, and what it may be. */
export interface Field<Value> {
  readonly initial: Value
  readonly allows: (value: unknown) => value is Value
}

type Rule<Value> = Pick<Field<Value>, 'allows'>

export function flag(initial: boolean): Field<boolean> {
  return { initial, allows: (value) => typeof value === 'boolean' }
}

export function oneOf<const Value extends string>(
  values: readonly Value[],
  initial: Value,
): Field<Value> {
  return { initial, allows: (value): value is Value => values.some((each) => each === value) }
}

export function numberIn(least: number, most: number, initial: number): Field<number> {
  return {
    initial,
    allows: (value): value is number =>
      typeof value === 'number' && value >= least && value <= most,
  }
}

/** A whole number, as large or small as it may be unless bounds are given. */
export function wholeNumber(
  least = Number.MIN_SAFE_INTEGER,
  most = Number.MAX_SAFE_INTEGER,
): Rule<number> {
  return {
    allows: (value): value is number =>
      typeof value === 'number' && Number.isSafeInteger(value) && value >= least && value <= most,
  }
}

/** A text of at most `length` UTF-16 units for which the rule holds, if there is one. */
export function text(
  length: number,
  initial: string,
  rule: (value: string) => boolean = () => true,
): Field<string> {
  return {
    initial,
    allows: (value): value is string =>
      typeof value === 'string' && value.length <= length && rule(value),
  }
}

/** Something that may be missing, and is unless it was stored. */
export function orNull<Value>(allows: (value: unknown) => value is Value): Field<Value | null> {
  return {
    initial: null,
    allows: (value): value is Value | null => value === null || allows(value),
  }
}

/** At most `most` of something; none unless they were stored. */
export function listOf<Value>(item: Rule<Value>, most: number): Field<readonly Value[]> {
  return {
    initial: [],
    allows: (value): value is readonly Value[] =>
      Array.isArray(value) && value.length <= most && value.every((each) => item.allows(each)),
  }
}

/** Something by keys of at most `length` UTF-16 units; empty unless it was stored. */
export function recordOf<Value>(
  length: number,
  item: Rule<Value>,
): Field<Readonly<Record<string, Value>>> {
  return {
    initial: {},
    allows: (value): value is Readonly<Record<string, Value>> =>
      typeof value === 'object' &&
      value !== null &&
      !Array.isArray(value) &&
      Object.entries(value).every(([key, each]) => key.length <= length && item.allows(each)),
  }
}

/** An object with a value for each of these keys, and with no other key. */
export function objectOf<Shape extends object>(rules: {
  readonly [Key in keyof Shape]: Rule<Shape[Key]>
}): Rule<Shape> {
  const all = Object.entries<Rule<unknown>>(rules)
  return {
    allows: (value): value is Shape =>
      typeof value === 'object' &&
      value !== null &&
      Object.keys(value).length === all.length &&
      all.every(
        ([key, rule]) =>
          Object.hasOwn(value, key) && rule.allows((value as Record<string, unknown>)[key]),
      ),
  }
}
