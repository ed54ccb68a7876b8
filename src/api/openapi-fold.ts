// One schema, one place: what is the same in many operations stands once among the components and is named wherever it is meant. Names
// come from the schemas that have one (`.meta({ id })`), and else from where the same thing is found first.

type Json = Record<string, unknown>
const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The same for what means the same, in whatever order it was written. */
const keyOf = (value: unknown): string =>
  JSON.stringify(value, (_, one: unknown) =>
    isJson(one) ? Object.fromEntries(Object.entries(one).toSorted(([a], [b]) => (a < b ? -1 : 1))) : one,
  )

/** What a reference costs beside the name that it gives. */
const referenceLength = '{"$ref":"#/components/schemas/"}'.length

/** Whether the document is shorter when what stands in it `times` is a component of this name. */
export const isWorthNaming = (length: number, times: number, name: string): boolean =>
  (times - 1) * length > times * (referenceLength + name.length) + name.length + '"":,'.length

/** Bounds that every number of JSON has. */
const everyInteger = Number.MAX_SAFE_INTEGER

export const capital = (word: string): string => `${word[0]?.toUpperCase() ?? ''}${word.slice(1)}`
/**
 * A name that a reader of the API understands: the property, or of a member of a list its list. A whole body or answer is called after
 * its fields where they are few, and else after the first operation that has it.
 */
function nameFrom(way: readonly string[], schema: Json): string {
  const orNull = referenceOrNull(schema)
  if (orNull !== undefined) return `${orNull}OrNull`
  const [operation = '', ...inside] = way
  const own = ownName(inside)
  if (own !== undefined) return inWords(own)
  const kind = inside.includes('requestBody') ? 'Body' : inside.includes('responses') ? 'Answer' : ''
  const fields = Object.keys(schema['properties'] ?? {})
  const isSmall = schema['type'] === 'object' && fields.length <= 3
  return (isSmall ? fields.map(inWords).join('') || 'Empty' : inWords(operation)) + kind
}

/** The property or the list in which something stands. */
const ownName = (inside: readonly string[]): string | undefined =>
  inside.filter((part) => /^[A-Za-z][\w-]*$/.test(part) && !keywords.has(part)).at(-1)

/** The name of the component that this is, or null. */
function referenceOrNull({ anyOf }: Json): string | undefined {
  if (!Array.isArray(anyOf) || anyOf.length !== 2) return undefined
  const [one, none] = anyOf as [Json, Json]
  const name = typeof one['$ref'] === 'string' ? one['$ref'].split('/').at(-1) : undefined
  return none['type'] === 'null' ? name : undefined
}

const inWords = (name: string): string =>
  name
    .split(/[^A-Za-z0-9]+/)
    .map(capital)
    .join('')
const keywords = new Set(
  'properties items anyOf oneOf allOf schema additionalProperties prefixItems requestBody responses content parameters'.split(
    ' ',
  ),
)

/** Gathers what the operations of a document share. */
export function folder() {
  const named = new Map<string, Json>()

  return {
    named,

    /** A schema as it was made, its own definitions moved to the components. */
    adopt(made: Json): Json {
      const { $schema: _, $defs, ...schema } = made
      for (const [name, definition] of Object.entries(($defs ?? {}) as Record<string, Json>)) {
        const { id: _id, ...own } = definition
        const moved = withReferences(own)
        const known = named.get(name)
        if (known && keyOf(known) !== keyOf(moved)) throw new Error(`two schemas are called ${name}`)
        named.set(name, moved)
      }
      return withReferences(schema)
    },

    /** The same operations, by their names, in which every schema that stands in two places is a component. */
    fold<Operation>(operations: ReadonlyMap<string, Operation>): Map<string, Operation> {
      let folded = new Map(operations)
      // What is shorter now may be the same as something else: until nothing more is found.
      for (let before = -1; before !== named.size;) {
        before = named.size
        folded = foldOnce(folded, named)
      }
      return folded
    },
  }
}

function foldOnce<Operation>(operations: ReadonlyMap<string, Operation>, named: Map<string, Json>) {
  const times = new Map<string, number>()
  for (const one of [...operations.values(), ...named.values()]) count(one, times)
  // What was not called by its name is the same thing all the same.
  const names = new Map(
    [...named].flatMap(([name, one]) => [keyOf(one), keyOf(unsaid(one))].map((key) => [key, name])),
  )
  const put = (value: unknown, way: readonly string[]): unknown => {
    if (Array.isArray(value)) return value.map((one) => put(one, way))
    if (!isJson(value)) return value
    const key = isSchema(value) ? keyOf(value) : ''
    const known = names.get(key)
    if (known !== undefined && key.length > referenceLength) return referenceTo(known)
    const inside = Object.fromEntries(
      Object.entries(value).map(([part, one]) => [part, put(one, [...way, part])]),
    )
    const often = times.get(key) ?? 0
    if (often < 2) return inside
    const name = freeName(value, way, named)
    if (!isWorthNaming(JSON.stringify(inside).length, often, name)) return inside
    names.set(key, name)
    named.set(name, inside)
    return referenceTo(name)
  }
  const folded = new Map([...operations].map(([name, one]) => [name, put(one, [name]) as Operation]))
  for (const [name, one] of named)
    named.set(
      name,
      Object.fromEntries(Object.entries(one).map(([part, inner]) => [part, put(inner, [name, part])])),
    )
  return folded
}

const referenceTo = (name: string): Json => ({ $ref: `#/components/schemas/${name}` })

/**
 * Two things that are called alike and are not the same are told apart by where the second is found, and at last by what they are, so that
 * no third one renames them.
 */
function freeName(schema: Json, way: readonly string[], taken: ReadonlyMap<string, unknown>): string {
  const name = nameFrom(way, schema)
  if (!taken.has(name)) return name
  const longer = `${inWords(way[0] ?? '')}${name}`
  if (!taken.has(longer)) return longer
  let hash = 0
  for (const character of keyOf(schema)) hash = (Math.imul(hash, 31) + (character.codePointAt(0) ?? 0)) >>> 0
  return `${longer}_${hash.toString(36)}`
}

const unsaid = ({ description: _words, example: _example, ...schema }: Json): Json => schema

const isSchema = (value: Json): boolean =>
  typeof value['type'] === 'string' || Array.isArray(value['type']) || 'anyOf' in value || 'allOf' in value

function count(value: unknown, times: Map<string, number>): void {
  if (Array.isArray(value)) for (const one of value) count(one, times)
  else if (isJson(value)) {
    if (isSchema(value)) {
      const key = keyOf(value)
      const before = times.get(key) ?? 0
      times.set(key, before + 1)
      // What stands inside something that is named is counted once with it.
      if (before > 0 && key.length > 2 * referenceLength) return
    }
    for (const one of Object.values(value)) count(one, times)
  }
}

function withReferences(value: Json): Json {
  const walk = (one: unknown): unknown => {
    if (Array.isArray(one)) return one.map(walk)
    if (!isJson(one)) return one
    const { minimum, maximum } = one
    if (minimum === -everyInteger || maximum === everyInteger) {
      const { minimum: _minimum, maximum: _maximum, ...rest } = one
      return walk({
        ...rest,
        ...(minimum === -everyInteger || minimum === undefined ? {} : { minimum }),
        ...(maximum === everyInteger || maximum === undefined ? {} : { maximum }),
      })
    }
    const short = orNull(one)
    if (short) return walk(short)
    const reference = one['$ref']
    if (typeof reference === 'string') return { $ref: reference.replace('#/$defs/', '#/components/schemas/') }
    return Object.fromEntries(Object.entries(one).map(([part, inner]) => [part, walk(inner)]))
  }
  return walk(value) as Json
}

/** A plain type or null, as version 3.1 says it. */
function orNull({ anyOf }: Json): Json | undefined {
  if (!Array.isArray(anyOf) || anyOf.length !== 2) return undefined
  const [one, none] = anyOf as [Json, Json]
  const isPlain =
    typeof one['type'] === 'string' && one['type'] !== 'object' && !('enum' in one || 'const' in one)
  return isPlain && none['type'] === 'null' ? { ...one, type: [one['type'], 'null'] } : undefined
}
