// What is thrown at a parser: values that fit a schema, so that they get past the first check, and the same values spoilt in
// one place. Each run has a seed that it prints, and a share of the time that fuzzing may take in all.

import fc from 'fast-check'
import { z } from 'zod'

/** Seconds for all runs together, a minute of them in the soak; FUZZ_SECONDS=600 for a long night, FUZZ_SEED to repeat one. */
const seconds = Number(process.env['FUZZ_SECONDS'] ?? 5)
const seed = Number(process.env['FUZZ_SEED'] ?? Math.floor(Math.random() * 2 ** 31))

/** How long a test with this share may take, in milliseconds: its time, and what a last slow case and shrinking need. */
export const patience = (share: number): number => seconds * share * 1000 + 60_000

/** Runs `check` on new cases until its share of the time is over, and says on how many; one that throws fails, made small. */
export async function throwAt<T>(
  name: string,
  share: number,
  cases: fc.Arbitrary<T>,
  check: (one: T) => unknown,
): Promise<number> {
  const property = fc.asyncProperty(cases, async (one) => {
    await check(one)
  })
  const told = await fc.check(property, {
    seed,
    numRuns: Number.MAX_SAFE_INTEGER,
    interruptAfterTimeLimit: seconds * share * 1000,
    markInterruptAsFailure: false,
  })
  process.stdout.write(`fuzz ${name}: ${told.numRuns} cases, FUZZ_SEED=${seed}\n`)
  if (told.failed) throw new Error(`${name}: ${fc.defaultReportMessage(told)}`, { cause: told.errorInstance })
  return told.numRuns
}

/** What somebody who means harm, or a broken program, puts where a value belongs. */
const strange: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  2 ** 31,
  2 ** 53,
  -1e308,
  1.5,
  '',
  ' ',
  '\0',
  'a\0b',
  '\uD800',
  '\u202Eevil',
  '\uFFFF',
  '💧'.repeat(50),
  "'; drop table cases; --",
  '{{constructor}}',
  '../../etc/passwd',
  '%00%ff',
  '__proto__',
  'x'.repeat(70_000),
  '9999-12-31',
  '0000-00-00',
  '2026-02-30',
  '-271821-04-20',
  '2026-01-01T00:00:00Z',
  '294276-12-31T23:59:60Z',
  '00000000-0000-0000-0000-000000000000',
  'A'.repeat(43),
  [],
  {},
  [[[[[[]]]]]],
  { toString: 1, constructor: null },
]
const aStrange = fc.oneof(
  fc.constantFrom(...strange),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.json(),
)

type Schema = Record<string, unknown> & {
  type?: string | string[]
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
  enum?: unknown[]
  const?: unknown
  $ref?: string
}

function text({ format, pattern, minLength, maxLength }: Schema): fc.Arbitrary<unknown> {
  if (format === 'uuid') return fc.uuid()
  if (format === 'date')
    return fc
      .date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
      .map((at) => at.toISOString().slice(0, 10))
  if (format === 'date-time')
    return fc
      .date({ min: new Date('0000-01-01'), max: new Date('9999-12-30'), noInvalidDate: true })
      .map((at) => at.toISOString())
  const [min, max] = [Number(minLength ?? 0), Math.min(Number(maxLength ?? 200), 4000)]
  if (typeof pattern === 'string' && pattern.includes('A-Za-z0-9_-'))
    return fc.string({
      unit: fc.constantFrom(...'A B C D E F Q R Z a b c d e f 0 1 8 9 - _'.split(' ')),
      minLength: min,
      maxLength: Math.max(min, Math.min(max, min + 60)),
    })
  if (typeof pattern === 'string') return fc.stringMatching(new RegExp(pattern, 'u'))
  return fc.string({ unit: 'grapheme', minLength: min, maxLength: Math.max(min, Math.min(max, min + 40)) })
}

/** Values that fit a JSON schema, as far as it says: what is refined beyond it is for the server to refuse. */
function fitting(schema: Schema): fc.Arbitrary<unknown> {
  if ('const' in schema) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return fc.oneof(...choices.map(fitting))
  if (schema.allOf) return fitting(schema.allOf[0] as Schema)
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type
  if (type === 'object') {
    const { properties = {}, required = [] } = schema
    return fc.record(
      Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, fitting(one)])),
      { requiredKeys: required.filter((name) => name in properties) },
    )
  }
  if (type === 'array')
    return fc.array(schema.items ? fitting(schema.items) : fc.json(), {
      minLength: Math.min(Number(schema['minItems'] ?? 0), 3),
      maxLength: 3,
    })
  if (type === 'string') return text(schema)
  if (type === 'integer')
    return fc.integer({
      min: Math.max(Number(schema['minimum'] ?? -5), -(2 ** 31)),
      max: Math.min(Number(schema['maximum'] ?? 2 ** 31), 2 ** 31),
    })
  if (type === 'number') return fc.double({ noNaN: true, noDefaultInfinity: true })
  if (type === 'boolean') return fc.boolean()
  if (type === 'null') return fc.constant(null)
  return aStrange
}

const known = new WeakMap<z.ZodType, fc.Arbitrary<unknown>>()

/** Inputs of an endpoint as its schema describes them. */
export function inputsOf(schema: z.ZodType): fc.Arbitrary<unknown> {
  const before = known.get(schema)
  if (before) return before
  const made = fitting(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Schema)
  known.set(schema, made)
  return made
}

type Path = (string | number)[]

function pathsOf(value: unknown, at: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [at]
  return [at, ...Object.entries(value).flatMap(([name, one]) => pathsOf(one, [...at, name]))]
}

function put(value: unknown, path: Path, change: (old: unknown) => unknown): unknown {
  const [name, ...rest] = path
  if (name === undefined) return change(value)
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<string, unknown>
  const next = put(copy[name], rest, change)
  if (next === gone) delete copy[name]
  else copy[name] = next
  return copy
}
const gone = Symbol('gone')

/** A value as it is (one in four), or spoilt in one place: another value there, nothing there, or something too many. */
export function spoilt(values: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return values.chain((value) => {
    const change: fc.Arbitrary<(old: unknown) => unknown> = fc.oneof(
      aStrange.map((other) => () => other),
      fc.constant(() => gone),
      fc.tuple(fc.constantFrom('x', 'id', '__proto__', 'constructor', 'toJSON'), aStrange).map(
        ([name, other]) =>
          (old: unknown) =>
            typeof old === 'object' && old !== null && !Array.isArray(old)
              ? { ...old, [name]: other }
              : [old, other],
      ),
      fc.constant((old: unknown) => (typeof old === 'string' ? old.slice(0, -1) : old)),
      fc.constant((old: unknown) => (typeof old === 'string' ? `${old}\0` : old)),
    )
    return fc.oneof(
      fc.constant(value),
      ...Array.from({ length: 3 }, () =>
        fc.tuple(fc.constantFrom(...pathsOf(value)), change).map(([path, how]) => {
          const result = put(value, path, how)
          return result === gone ? null : result
        }),
      ),
    )
  })
}

/** Bytes spoilt in the ways that files and lines do it: turned, cut, doubled, put together from two. */
export function spoiltBytes(originals: readonly Uint8Array[]): fc.Arbitrary<Uint8Array<ArrayBuffer>> {
  const one = fc.constantFrom(...originals)
  const rotated = fc.tuple(
    one,
    fc.array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 255 })), { minLength: 1, maxLength: 8 }),
  )
  return fc.oneof(
    rotated.map(([bytes, places]) => {
      const copy = Uint8Array.from(bytes)
      for (const [at, mask] of places) if (copy.length > 0) copy[at % copy.length]! ^= mask
      return copy
    }),
    fc.tuple(one, fc.nat()).map(([bytes, at]) => Uint8Array.from(bytes.subarray(0, at % (bytes.length + 1)))),
    fc
      .tuple(one, one, fc.nat(), fc.nat())
      .map(([a, b, x, y]) =>
        Uint8Array.from([...a.subarray(0, x % (a.length + 1)), ...b.subarray(y % (b.length + 1))]),
      ),
    fc
      .tuple(one, fc.uint8Array({ maxLength: 40 }))
      .map(([bytes, more]) => Uint8Array.from([...bytes, ...more])),
    fc.uint8Array({ maxLength: 300 }).map((bytes) => Uint8Array.from(bytes)),
  )
}
