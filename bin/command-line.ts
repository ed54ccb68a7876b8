// What every command has in common: `--help`, `-h` and `--version` are answered before anything runs, and an option or a
// word that a command does not know is refused. Words for people go to standard error, what was asked for to standard output.

import { parseArgs } from 'node:util'

interface Accepting {
  about: string
  /** Whether a value can be one; without it every text can. */
  accepts?: (value: string) => boolean
}

export type Option = { type: 'boolean'; about: string } | (Accepting & { type: 'string'; value: string })
export type Options = Readonly<Record<string, Option>>

export interface Argument extends Accepting {
  name: string
  /** How many: exactly one where it is not said. Only the last argument may be given any number of times. */
  count?: 'any'
}

type Values<O extends Options> = {
  [Name in keyof O]: O[Name]['type'] extends 'boolean'
    ? boolean
    : O[Name]['type'] extends 'string'
      ? string | undefined
      : string | boolean | undefined
}

export interface Asked<O extends Options = Options> {
  options: Values<O>
  /** As many as the command's `arguments` say. */
  arguments: string[]
}

/** One command. `name` is one word or two; `run` answers with the exit code: 0 done, 1 failed, 2 asked wrongly. */
export interface Verb<O extends Options = Options> {
  name: string
  /** One line of the overview. */
  summary: string
  /** What else the help of this command says. */
  more?: string
  arguments: readonly Argument[]
  options: O
  run: (asked: Asked<O>) => number | Promise<number>
}

/** A command whose `run` gets each option with its own type. */
export const verb = <const O extends Options>(one: Verb<O>): Verb => one as unknown as Verb

export interface CommandLine {
  verbs: readonly Verb[]
  version: string
  out: (text: string) => unknown
  err: (text: string) => unknown
}

/** Understands what was asked for and does it. Answers with the exit code. */
export async function runCommand(args: readonly string[], { verbs, version, out, err }: CommandLine) {
  const end = args.indexOf('--')
  const before = end === -1 ? args : args.slice(0, end)
  const found = verbNamed(verbs, args)
  const [first = ''] = args
  const group = verbs.filter(({ name }) => name.startsWith(`${first} `))
  if (before.includes('--help') || before.includes('-h')) {
    if (!found && group.length === 0 && first !== '' && !first.startsWith('-')) return refuseWord(first)
    out(found ? helpOf(found) : overview(group.length > 0 ? group : verbs))
    return 0
  }
  if (before.includes('--version')) {
    out(`${version}\n`)
    return 0
  }
  if (!found) return refuseWord(first)
  const asked = understand(found, args.slice(found.name.split(' ').length))
  if (typeof asked !== 'string') return found.run(asked)
  err(`${asked}\n\n${helpOf(found)}`)
  return 2

  function refuseWord(word: string): number {
    if (group.length > 0) err(overview(group))
    else if (word === '') err(overview(verbs))
    else err(`There is no command ${word}.\n\n${overview(verbs)}`)
    return 2
  }
}

function verbNamed(verbs: readonly Verb[], args: readonly string[]): Verb | undefined {
  return verbs.find(({ name }) => name.split(' ').every((word, position) => args[position] === word))
}

/** What a command was asked, or a sentence with what is wrong with it. */
export function understand({ options, arguments: wanted }: Verb, args: readonly string[]): Asked | string {
  const { tokens } = parseArgs({
    args: [...args],
    // Read leniently and judged here: Node's own refusals stop at the first and are written for programmers.
    strict: false,
    allowPositionals: true,
    tokens: true,
    options: Object.fromEntries(Object.entries(options).map(([name, { type }]) => [name, { type }])),
  })
  const given: Record<string, string | boolean | undefined> = Object.fromEntries(
    Object.entries(options).map(([name, { type }]) => [name, type === 'boolean' ? false : undefined]),
  )
  const words: string[] = []
  for (const token of tokens) {
    if (token.kind === 'option-terminator') continue
    if (token.kind === 'positional') {
      words.push(token.value)
      continue
    }
    const option = token.rawName.startsWith('--') ? options[token.name] : undefined
    const value = option && optionValue(token, option)
    if (!option) return `There is no option ${token.rawName} here.`
    if (typeof value === 'object') return value.wrong
    given[token.name] = value
  }
  const wrong = wrongWords(words, wanted)
  return wrong ?? { options: given, arguments: words }
}

interface OptionToken {
  rawName: string
  value?: string | undefined
  inlineValue?: boolean | undefined
}

function optionValue({ rawName, value, inlineValue }: OptionToken, option: Option) {
  if (option.type === 'boolean') return value === undefined ? true : { wrong: `${rawName} takes no value.` }
  if (value === undefined || value === '' || (!inlineValue && value.startsWith('-')))
    return { wrong: `${rawName} wants a value: ${rawName}=<${option.value}>.` }
  return refused(option, value) ? { wrong: `${rawName} ${value}: this is not ${option.about}.` } : value
}

const refused = ({ accepts }: Accepting, value: string): boolean => accepts !== undefined && !accepts(value)

function wrongWords(words: readonly string[], wanted: readonly Argument[]): string | undefined {
  const many = wanted.at(-1)?.count === 'any'
  const missing = wanted.filter(({ count }) => count === undefined)[words.length]
  if (missing) return `<${missing.name}> is missing.`
  if (!many && words.length > wanted.length) return `${words[wanted.length]!} is one word too many.`
  const wrong = words
    .map((word, position) => ({ word, argument: wanted[Math.min(position, wanted.length - 1)]! }))
    .find(({ word, argument }) => refused(argument, word))
  return wrong && `${wrong.word}: this is not ${wrong.argument.about}.`
}

const shown = ({ name, count }: Argument): string => (count ? `[<${name}> …]` : `<${name}>`)
const named = (name: string, option: Option): string =>
  option.type === 'boolean' ? `--${name}` : `--${name} <${option.value}>`

function columns(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([left]) => left.length))
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}\n`).join('')
}

function overview(verbs: readonly Verb[]): string {
  const rows = verbs.map((one) => [[one.name, ...one.arguments.map(shown)].join(' '), one.summary] as const)
  return `continuum <command>\n\n${columns(rows)}\ncontinuum <command> --help says more about one; --version prints the version.\n`
}

/** The help of one command. */
export function helpOf({ name, summary, more, arguments: wanted, options }: Verb): string {
  const usage = [
    'continuum',
    name,
    ...wanted.map(shown),
    ...Object.entries(options).map(([option, about]) => `[${named(option, about)}]`),
  ].join(' ')
  const rows = [
    ...wanted.map((argument) => [shown(argument), argument.about] as const),
    ...Object.entries(options).map(([option, about]) => [named(option, about), about.about] as const),
    ['-h, --help', 'this text'] as const,
    ['--version', 'the version'] as const,
  ]
  const sentence = `${summary[0]!.toUpperCase()}${summary.slice(1)}.`
  return `${usage}\n\n${[sentence, ...(more ? [more] : [])].join('\n')}\n\n${columns(rows)}`
}
