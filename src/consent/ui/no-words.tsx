// An alarm where what the person reads, hears or is sent is in English, since we have no words in the language that they understand; with
// the way to an interpreter where one can be asked from here. Nothing where we have words.
import type { SharedCase } from '../../client/case-keys.ts'
import { Notice } from '../../web/controls/notice.tsx'
import { languageName } from '../../web/language/language-options.ts'
import { useLanguage } from '../../web/language/language.tsx'
import { hasWordsIn } from '../../web/language/speech.ts'
import { Filled } from '../../web/shell/slots.tsx'
import { interpreterHere } from './access-slots.ts'

export function NoWords({ shared }: { shared: SharedCase }) {
  const { t, language } = useLanguage()
  const tag = shared.case.language
  if (hasWordsIn(tag)) return null
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
