// What the person is asked, in the language that they understand, to be read out before anything is shared. The same
// sentences stand on their own page afterwards.
import { useQuery } from '@tanstack/react-query'
import { directionOf } from '../../language/direction.ts'
import { Icon } from '../../web/controls/icon.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import { languageName } from '../../web/language/language-options.ts'
import { linesOf, type Asked } from '../client/consent-text.ts'
import { speechIn } from '../../web/language/speech.ts'
import './access.css'

/** The sentences, marked with their language so that a voice reads them rightly. `tag`: what the person understands. */
export function ReadAloud({ tag, ...asked }: Asked & { tag: string }) {
  const { t, language } = useLanguage()
  const { data: words } = useQuery({
    queryKey: ['words', tag],
    queryFn: () => speechIn(tag),
    staleTime: Infinity,
  })
  if (!words) return null
  const [recipient, ...sentences] = linesOf(words, asked)
  const question = sentences.pop()
  return (
    <section className="stack">
      <p className="second row">
        <Icon name="sound" size={18} />
        {t('access.aloud', { language: languageName(words.language, language.locale) })}
      </p>
      <div className="access-aloud" lang={words.language} dir={directionOf(words.language)}>
        <p>
          <strong>
            <bdi>{recipient}</bdi>
          </strong>
        </p>
        {sentences.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
        <p>
          <strong>{question}</strong>
        </p>
      </div>
    </section>
  )
}
