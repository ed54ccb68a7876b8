// A page as a document to be read: what it is called, as of when, who copied it, and what stands on it. The same for who gives it
// and who was given it, so that both have looked at the same thing.
import { Facts } from '../../web/controls/card.tsx'
import { useDates, useText } from '../../web/language/language.tsx'
import type { AboutFile } from '../../sealing/file-shape.ts'
import { PaperOnPage } from '../../papers/ui/copied-paper.tsx'
import { PAPER, paperOn, type PageEntry } from '../client/page-shape.ts'
import './pages.css'

/** Facts of a file in the order in which they are read; what has no name here is not shown as if it had one. */
const named = ['name', 'aliases', 'birth', 'how', 'when', 'never'] as const

/** Which of them a record says anything about. */
export const pageFacts = (value: PageEntry['value']) =>
  named.filter((name) => typeof value[name] === 'string' && value[name])

interface Shown {
  title: string
  asOf: string
  copiedBy: string
  entries: readonly PageEntry[]
  /** Of which case it was given to us. */
  caseId?: string
}

export function PageDocument({ title, asOf, copiedBy, entries, caseId }: Shown) {
  const t = useText()
  const { day } = useDates()
  return (
    <article className="page-document stack">
      <header>
        <h3 dir="auto">{title || t(`compartment.${entries[0]?.part ?? 'identity'}`)}</h3>
        <p className="second">{t('page.copied', { day: day(asOf, '2000-01-01'), organisation: copiedBy })}</p>
      </header>
      {entries.map((entry) => (
        <section key={entry.hash || entry.kind} className="stack">
          <p className="second">
            {t('page.written', {
              part: t(`compartment.${entry.part}`),
              day: day(entry.on, '2000-01-01'),
              name: entry.by ?? t('case.readers.person'),
            })}
          </p>
          {entry.kind === PAPER ? (
            <PaperOnPage
              about={entry.value as unknown as AboutFile}
              paper={caseId ? paperOn(caseId, entry) : undefined}
            />
          ) : (
            <Words value={entry.value} />
          )}
        </section>
      ))}
    </article>
  )
}

function Words({ value }: Pick<PageEntry, 'value'>) {
  const t = useText()
  const { text, service } = value
  if (typeof text === 'string')
    return (
      <>
        {typeof service === 'string' && <p>{t('page.service', { service: t(`service.${service}`) })}</p>}
        <p className="given-page-words" dir="auto">
          {text}
        </p>
      </>
    )
  return (
    <Facts
      facts={pageFacts(value).map((name) => ({
        term: t(`page.fact.${name}`),
        value: <bdi>{String(value[name])}</bdi>,
      }))}
    />
  )
}
