// What the person is asked, in the language that they understand, to be read out before anything is shared. The same
// sentences stand on their own page afterwards.
import { useEffect, useState } from 'react'
import { directionOf, messages } from '../../language/messages.ts'
import { Icon } from '../../web/controls/icon.tsx'
import { useLanguage, type Text } from '../../web/language.tsx'
import { languageName } from '../../web/understood.ts'
import './access.css'

const catalogs = import.meta.glob<Record<string, string>>('../../../locales/*.json', { import: 'default' })
const catalogOf = (tag: string) => catalogs[`../../../locales/${tag}.json`]

/** The words of a language; English where we have none of it. */
function useWordsIn(tag: string): { say: Text; tag: string } | null {
  const [words, setWords] = useState<{ say: Text; tag: string } | null>(null)
  useEffect(() => {
    let wanted = true
    const base = tag.split('-')[0] as string
    const own = catalogOf(base) ? base : 'en'
    const load = async () => {
      const theirs = await catalogOf(own)!()
      if (wanted) setWords({ say: messages(own, theirs).text, tag: own })
    }
    void load()
    return () => {
      wanted = false
    }
  }, [tag])
  return words
}

/** The sentences, marked with their language so that a voice reads them rightly. `tag`: what the person understands. */
export function ReadAloud({
  tag,
  receiver,
  compartments,
  purpose,
  until,
}: {
  tag: string
  receiver: string
  compartments: readonly string[]
  purpose: string
  until: string
}) {
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
        {t('access.aloud', { language: languageName(words.tag, language.locale) })}
        {words.tag !== tag.split('-')[0] && ` ${t('access.aloudMissing')}`}
      </p>
      <div className="access-aloud" lang={words.tag} dir={directionOf(words.tag)}>
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
