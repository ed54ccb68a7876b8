// Where a fact on a case is not what was signed, that stands above everything else on its page. Nobody is kept from working by it.
import { factNames, type FactWords } from '../../tracks/case-facts.ts'
import { Notice } from '../../web/controls/notice.tsx'
import { useText } from '../../web/language/language.tsx'

export function Unfit({ words }: { words: FactWords }) {
  const t = useText()
  if (!factNames.some((name) => words[name].word === 'wrong')) return null
  return (
    <Notice tone="danger" title={t('signed.alarm.title')}>
      <p>{t('signed.alarm.words')}</p>
    </Notice>
  )
}
