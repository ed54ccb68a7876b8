// One sheet of paper: what it is, its words, the same words to scan, who keeps it and what to do when it is lost. No name stands
// on it, and nothing that says what the organisation does: whoever finds it learns that something is locked.
import { Square } from '../../../web/controls/square.tsx'
import { useLanguage } from '../../../web/language/language.tsx'
import './recovery-shares.css'

/** Who keeps each of the three; each in another building. */
export const keepers = ['director', 'board', 'lawyer'] as const

export function RecoverySharePaper({ number, words, day }: { number: number; words: string; day: string }) {
  const { t, dates } = useLanguage()
  const place = { number, of: keepers.length }
  return (
    <article className="sheet-paper" aria-label={t('sheets.paper.title', place)}>
      <header className="sheet-head">
        <h2>{t('sheets.paper.title', place)}</h2>
        <p>{t('sheets.paper.made', { day: dates.longDay(day) })}</p>
      </header>
      <p>{t('sheets.paper.what')}</p>
      <ol className="sheet-words" dir="ltr" lang="en" aria-label={t('sheets.paper.words')}>
        {words.split(' ').map((word, at) => (
          <li key={at}>
            <span className="sheet-place">{at + 1}</span> <strong>{word}</strong>
          </li>
        ))}
      </ol>
      <div className="sheet-foot">
        <figure>
          <Square text={words} label={t('sheets.paper.square')} />
        </figure>
        <div className="sheet-rules">
          <p>{t('sheets.paper.keep')}</p>
          <p>{t(`sheets.paper.keeper.${keepers[number - 1]}`)}</p>
          <p>{t('sheets.paper.lost')}</p>
          <p>{t('sheets.paper.never')}</p>
          <p>
            {t('sheets.paper.use')}{' '}
            <bdi dir="ltr" className="sheet-address">
              {location.origin}/recover
            </bdi>
          </p>
        </div>
      </div>
      <p className="sheet-line">{t('sheets.paper.line')}</p>
    </article>
  )
}
