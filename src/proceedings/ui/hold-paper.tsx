// A letter as it will be printed, and before that what it tells of the person and what it leaves out.
import { useQuery } from '@tanstack/react-query'
import { Notice } from '../../web/controls/notice.tsx'
import { inLanguage, type Words } from '../../jurisdiction/define.ts'
import { useLanguage } from '../../web/language/language.tsx'
import { session } from '../../web/session/window-session.ts'
import { useToday } from '../../web/session/now.ts'
import { useMe } from '../../web/session/session.tsx'
import { holdText, toldIn, type Letter, type Told } from '../hold-letter.ts'
import './hold-paper.css'

/** The words of a letter on this day, from this house, in a language that the law has it in; nothing until that language has come. */
export function useHoldText(tag: string): ((letter: Letter, told: Told, to: string) => string) | undefined {
  const { organisation } = useMe()
  const on = useToday()
  const { data: day } = useQuery({
    queryKey: ['day in', tag, on],
    queryFn: async () => (await session.speak(tag)).day(on),
    staleTime: Infinity,
  })
  if (day === undefined) return undefined
  const inWords = (words: Words) => inLanguage(words, tag)
  return (letter, told, to) => holdText(letter, told, { from: organisation.name, to, day, inWords })
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
