// An alarm where what the person reads, hears or is sent is in English, since we have no words in the language that they understand; with
// the way to an interpreter where one can be asked from here. Nothing where we have words.
import type { SharedCase } from '../../client/case-keys.ts'
import { Notice } from '../../web/controls/notice.tsx'
import { languageName } from '../../web/language/language-options.ts'
import { useLanguage } from '../../web/language/language.tsx'
import { hasWordsIn } from '../../web/language/speech.ts'
import { useMe } from '../../web/session/session.tsx'
import { Filled } from '../../web/shell/slots.tsx'
import { interpreterHere } from './access-slots.ts'

/** `onTheirPage`: that speaks the languages of the network alone. */
export function NoWords({ shared, onTheirPage }: { shared: SharedCase; onTheirPage?: true }) {
  const { t, language } = useLanguage()
  const { network } = useMe()
  const tag = shared.case.language
  if (hasWordsIn(tag, onTheirPage && network.languages)) return null
  return (
    <Notice
      tone="due"
      title={t('language.noWords', { language: languageName(tag, language.locale) })}
      action={<Filled slot={interpreterHere} shared={shared} />}
    >
      {t('language.noWords.words')}
    </Notice>
  )
}
