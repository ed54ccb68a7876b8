// A letter as it will be printed, and before that what it tells of the person and what it leaves out.
import { Notice } from '../../web/controls/notice.tsx'
import { inDocumentLanguage } from '../../web/language/law-words.ts'
import { useLanguage } from '../../web/language/language.tsx'
import { useNow } from '../../web/session/now.ts'
import { useMe } from '../../web/session/session.tsx'
import { holdText, toldIn, type Letter, type Told } from '../hold-letter.ts'
import './hold-paper.css'

/** The words of a letter on this day, from this house. */
export function useHoldText(): (letter: Letter, told: Told, to: string) => string {
  const { t, dates } = useLanguage()
  const { organisation } = useMe()
  const now = useNow()
  return (letter, told, to) =>
    holdText(letter, told, {
      from: organisation.name,
      to,
      day: dates.day(now, '2000-01-01'),
      inWords: inDocumentLanguage,
      partWords: (part) => t(`law.letter.${part}`),
    })
}

/** What it tells, said before it is printed. */
export function Reveals({ letter, told }: { letter: Letter; told: Told }) {
  const { t } = useLanguage()
  const parts = toldIn(letter, told)
  const named = (some: typeof parts.told) => some.map((part) => t(`law.letter.${part}`)).join(' · ')
  return (
    <Notice tone="due" title={t('law.letter.reveals')}>
      <p>
        {parts.told.length > 0
          ? t('law.letter.tells', { parts: named(parts.told) })
          : t('law.letter.tellsNothing')}
      </p>
      <p>{t('law.letter.tellsNot', { parts: named(parts.untold) || t('law.letter.nothingElse') })}</p>
    </Notice>
  )
}

export function HoldPaper({ text }: { text: string }) {
  const { t } = useLanguage()
  return (
    <article className="hold-letter" aria-label={t('letter.title')} dir="auto">
      {text}
    </article>
  )
}
