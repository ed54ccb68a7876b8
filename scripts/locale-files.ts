// The messages of each language as their files have them, and what stands in braces in them.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { IntlMessageFormat } from 'intl-messageformat'

/** Messages of one language: flat key → ICU message. */
export type Messages = Record<string, string>

export const folder = join(import.meta.dirname, '..', 'locales')
export const fileOf = (language: string) => join(folder, `${language}.json`)

/** The languages that have a file, as BCP 47 tags, English first. */
export function languages(): string[] {
  const tags = readdirSync(folder).filter((name) => name.endsWith('.json'))
  return tags
    .map((name) => name.slice(0, -5))
    .sort((a, b) => Number(b === 'en') - Number(a === 'en') || (a < b ? -1 : 1))
}

/** Reads one language; a language without a file has no messages. */
export function messagesOf(language: string): Messages {
  return existsSync(fileOf(language)) ? (JSON.parse(readFileSync(fileOf(language), 'utf8')) as Messages) : {}
}

type Element = ReturnType<IntlMessageFormat['getAst']>[number]

// An ICU syntax tree nests in three places: plural and select options, and tags. Literals (0) and `#` (7) name nothing.
function namesIn(elements: Element[]): string[] {
  return elements.flatMap((element) => {
    const name =
      element.type === 0 || element.type === 7
        ? []
        : [element.type === 8 ? `<${element.value}>` : element.value]
    const inside =
      'options' in element ? Object.values(element.options).flatMap((option) => namesIn(option.value)) : []
    return [...name, ...inside, ...('children' in element ? namesIn(element.children) : [])]
  })
}

/** Names of the arguments and tags of an ICU message, sorted, once each. Throws when the message does not parse. */
export function placeholders(message: string, language: string): string[] {
  return [...new Set(namesIn(new IntlMessageFormat(message, language).getAst()))].sort()
}
