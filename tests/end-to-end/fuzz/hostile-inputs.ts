import fc from 'fast-check'

/** The parts of JSON Schema that the contract's inputs use. */
export interface InputSchema {
  readonly type?: string
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly InputSchema[]
  readonly oneOf?: readonly InputSchema[]
  readonly properties?: Readonly<Record<string, InputSchema>>
  readonly required?: readonly string[]
  readonly items?: InputSchema
  readonly additionalProperties?: InputSchema | boolean
  readonly $ref?: string
}

/** How often a part of an input is valid, and how often it is anything at all. */
const properWeight = 14

/** Returns inputs that roughly match a schema: valid in most places, and anything at all in the others. */
export function inputsLike(schema: InputSchema | boolean): fc.Arbitrary<unknown> {
  if (typeof schema === 'boolean') return anything
  // A call without input has only one valid input, and some of their answers are long.
  if (schema.type === 'null') {
    return fc.oneof(
      { weight: 50, arbitrary: anything },
      { weight: 1, arbitrary: fc.constant(null) },
    )
  }
  return fc.oneof(
    { weight: properWeight, arbitrary: properInputs(schema) },
    { weight: 1, arbitrary: anything },
  )
}

function properInputs(schema: InputSchema): fc.Arbitrary<unknown> {
  if ('const' in schema) return fc.constant(schema.const)
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum)
  const choices = schema.anyOf ?? schema.oneOf
  if (choices !== undefined) return fc.oneof(...choices.map(inputsLike))
  switch (schema.type) {
    case 'null':
      return fc.constant(null)
    case 'boolean':
      return fc.boolean()
    case 'integer':
    case 'number':
      return fc.oneof(fc.integer(), fc.double(), fc.constantFrom(0, -1, 2 ** 53, Number.NaN))
    case 'string':
      return texts
    case 'array':
      return fc.array(inputsLike(schema.items ?? {}), { maxLength: 4 })
    case 'object':
      return objectsLike(schema)
    default:
      return anything
  }
}

function objectsLike({ properties, required = [], additionalProperties }: InputSchema) {
  if (properties === undefined) {
    return fc.dictionary(texts, inputsLike(additionalProperties ?? {}), { maxKeys: 4 })
  }
  const fields = Object.fromEntries(
    Object.entries(properties).map(([name, schema]) => [name, inputsLike(schema)]),
  )
  return fc.record(fields, { requiredKeys: [...required] })
}

/** Texts as in the contract, texts that break out of a folder or a document, and noise. */
const texts = fc.oneof(
  fc.constantFrom(
    '2026',
    '2019',
    'surgery',
    'surgery/musculoskeletal',
    '27447',
    'name',
    '00000000-0000-4000-8000-000000000000',
    '2026-01-01T00:00:00.000Z',
    '',
  ),
  fc.constantFrom(
    '../../../etc/passwd',
    '..\\..\\windows\\win.ini',
    '/etc/passwd',
    'user-data.json',
    '__proto__',
    'constructor',
    '<img src=x onerror=alert(1)>',
    '{"__proto__":{"admin":true}}',
    '{"format":"category-atlas-user-data","version":1,"document":{}}',
    '\u0000',
    '\ud800',
    'x'.repeat(100_000),
  ),
  fc.string(),
  fc.string({ unit: 'binary' }),
)

const nested = (depth: number): unknown => (depth === 0 ? [] : [nested(depth - 1)])
const cyclic = () => {
  const value: Record<string, unknown> = {}
  value['self'] = value
  return value
}

/** Anything that a page can pass on, and some things that it cannot. */
const anything: fc.Arbitrary<unknown> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.anything({
      withBigInt: true,
      withBoxedValues: true,
      withDate: true,
      withMap: true,
      withNullPrototype: true,
      withObjectString: true,
      withSet: true,
      withSparseArray: true,
      withTypedArray: true,
    }),
  },
  { weight: 2, arbitrary: texts },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom(
        () => nested(500),
        () => nested(5000),
        cyclic,
        () => () => 1,
        () => Symbol('x'),
        () => Promise.resolve(1),
        () => new Error('x'),
        () => /x/,
        () => new ArrayBuffer(8),
        () => document.body,
        () => window,
        () => JSON.parse('{"__proto__": {"polluted": true}}') as unknown,
      )
      .map((make) => make()),
  },
)
