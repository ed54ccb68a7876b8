// A letter as it will be printed, and before that what it tells of the person and what it leaves out.
import { useQuery } from '@tanstack/react-query'
import { Notice } from '../../web/controls/notice.tsx'
import { inLanguage } from '../../jurisdiction/define.ts'
import { dates } from '../../web/language/dates.ts'
import { languageIn, useLanguage } from '../../web/language/language.tsx'
import { session } from '../../web/session/window-session.ts'
import { useNow } from '../../web/session/now.ts'
import { useMe } from '../../web/session/session.tsx'
import { holdText, toldIn, type Letter, type Told } from '../hold-letter.ts'
import './hold-paper.css'

/** The words of a letter on this day, from this house, in a language; nothing until its words have come. */
export function useHoldText(tag: string): ((letter: Letter, told: Told, to: string) => string) | undefined {
  const { organisation } = useMe()
  const now = useNow()
  const { data } = useQuery({
    queryKey: ['language', tag],
    queryFn: () => languageIn(tag),
    staleTime: Infinity,
  })
  if (!data) return undefined
  const { t, language } = data
  const said = dates(language.locale, t, session.timezone)
  return (letter, told, to) =>
    holdText(letter, told, {
      from: organisation.name,
      to,
      day: said.day(now, '2000-01-01'),
      inWords: (words) => inLanguage(words, language.tag),
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

export function HoldPaper({ text, language }: { text: string; language?: string }) {
  const { t } = useLanguage()
  return (
    <article className="hold-letter" aria-label={t('letter.title')} lang={language} dir="auto">
      {text}
    </article>
  )
}
