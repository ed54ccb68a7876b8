// What is asked of the person, in the language that they understand, to be read out before anything is sent. The same
// sentences stand on their own page afterwards.
import { useEffect, useState } from 'react'
import { messages } from '../../language/messages.ts'
import { Icon } from '../../web/controls/icon.tsx'
import { useLanguage, type Text } from '../../web/language.tsx'
import { languageNames } from '../../directory/ui/words.ts'

const catalogs = import.meta.glob<Record<string, string>>('../../../locales/*.json', { import: 'default' })
const catalogOf = (tag: string) => catalogs[`../../../locales/${tag}.json`]

/** The words of a language, English beneath; only English where we have none of it. */
function useWordsIn(tag: string): { say: Text; tag: string } | null {
  const [words, setWords] = useState<{ say: Text; tag: string } | null>(null)
  useEffect(() => {
    let wanted = true
    const base = tag.split('-')[0] as string
    const own = catalogOf(base) ? base : 'en'
    const load = async () => {
      const [theirs, english] = await Promise.all([catalogOf(own)!(), catalogOf('en')!()])
      if (wanted) setWords({ say: messages(own, theirs, english).text, tag: own })
    }
    void load()
    return () => {
      wanted = false
    }
  }, [tag])
  return words
}

interface Props {
  /** Language that the person understands. */
  tag: string
  receiver: string
  compartments: readonly string[]
  purpose: string
  until: string
}

/** The sentences, marked with their language so that a voice reads them rightly. */
export function ReadAloud({ tag, receiver, compartments, purpose, until }: Props) {
  const { t, language } = useLanguage()
  const words = useWordsIn(tag)
  if (!words) return null
  const { say } = words
  const parts = new Intl.ListFormat(words.tag, { type: 'conjunction' }).format(
    compartments.map((part) => say(`person.part.${part}`)),
  )
  const day = new Intl.DateTimeFormat(words.tag, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${until}T12:00:00Z`))
  return (
    <section className="stack">
      <p className="second row">
        <Icon name="sound" size={18} />
        <span>
          {t('refer.aloud', { language: languageNames(language.locale)(words.tag) })}
          {words.tag !== tag.split('-')[0] && ` ${t('refer.aloud.missing')}`}
        </span>
      </p>
      <div className="read-aloud" lang={words.tag} dir={words.tag === 'ar' ? 'rtl' : 'ltr'}>
        <p>
          <strong>
            <bdi>{receiver}</bdi>
          </strong>
        </p>
        <p>{say('person.who.sees', { parts })}</p>
        <p>{say('person.who.why', { why: say(`person.why.${purpose}`) })}</p>
        <p>{say('person.who.until', { day })}</p>
        <p>{say('person.ask.stop')}</p>
        <p>{say('person.ask.no')}</p>
        <p>
          <strong>{say('person.ask.agree')}</strong>
        </p>
      </div>
    </section>
  )
}
