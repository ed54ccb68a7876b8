// The words of any language that we have, fetched when somebody is asked in it; English where we have none.
import { messages, type Messages } from '../../language/messages.ts'

const catalogs = import.meta.glob<Record<string, string>>('../../../locales/*.json', {
  query: '?person',
  import: 'default',
})
const catalogOf = (tag: string) => catalogs[`../../../locales/${tag}.json`]

/** Whether we have words in a language, to be read out as they stand. Where there are none somebody interprets. `among`: their page speaks no others. */
export const hasWordsIn = (tag: string, among?: readonly string[]): boolean => {
  const base = tag.split('-')[0] as string
  return catalogOf(base) !== undefined && (!among || among.includes(base))
}

/** `tag`: what the person understands. The answer's `language` is the one of the words. */
export async function speechIn(tag: string): Promise<Messages> {
  const base = tag.split('-')[0] as string
  const own = catalogOf(base) ? base : 'en'
  return messages(own, await catalogOf(own)!())
}
