// What stands after the name of a script, read strictly: a word that it does not know is refused with a sentence before anything is
// begun or written, since a misspelt flag that nobody reads does another thing than was asked.
import { parseArgs } from 'node:util'

/** What a script takes: flags (`--twice`), flags with a value (`--lang=en`), and at most so many words. */
interface Allowed {
  flags?: readonly string[]
  values?: readonly string[]
  words?: number
}
interface Said {
  has: (flag: string) => boolean
  value: (name: string) => string | undefined
  words: readonly string[]
}

/** One run of several beside each other, as in `1/4`: which, from 1, and of how many. Without a word it is all of it. */
export function shardIn(shard = '1/1'): { part: number; of: number } {
  const [, part = 0, of = 0] = /^(\d+)\/(\d+)$/.exec(shard)?.map(Number) ?? []
  if (part < 1 || part > of) throw new Error(`--shard ${shard} is no part of a whole, as 1/4 is.`)
  return { part, of }
}

/** Reads them; ends with a sentence and exit code 2 where one is not known. */
export function argumentsOf(
  { flags = [], values = [], words = 0 }: Allowed,
  given = process.argv.slice(2),
): Said {
  const options: Record<string, { type: 'boolean' | 'string' }> = Object.fromEntries([
    ...flags.map((name) => [name, { type: 'boolean' as const }]),
    ...values.map((name) => [name, { type: 'string' as const }]),
  ])
  try {
    const read = parseArgs({ args: given, options, strict: true, allowPositionals: true })
    const tooMany = read.positionals[words]
    if (tooMany !== undefined) throw new Error(`Nothing is done with '${tooMany}'.`)
    return {
      has: (flag) => read.values[flag] === true,
      value: (name) => (typeof read.values[name] === 'string' ? read.values[name] : undefined),
      words: read.positionals,
    }
  } catch (error) {
    const [sentence] = (error as Error).message.split('. ')
    const known = [...flags.map((name) => `--${name}`), ...values.map((name) => `--${name}=…`)]
    const taken = known.length > 0 ? ` Known: ${known.join(', ')}.` : ''
    console.error(`${sentence!.replace(/\.?$/, '.')}${taken} The head of the script says how it is called.`)
    process.exit(2)
  }
}
