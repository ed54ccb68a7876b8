// What must be written after a visit, by whom and until when: the duties of the process, and what this profession has to tell by the rules of
// the country.
import type { Words } from '../../jurisdiction/define.ts'
import { useSaidFirst } from '../../law/ui/said-first.tsx'
import { Card } from '../../web/controls/card.tsx'
import { Rows } from '../../web/controls/rows.tsx'
import { inDocumentLanguage } from '../../web/language/law-words.ts'
import { useText } from '../../web/language/language.tsx'
import { clockWords, Due } from '../../web/track/clocks.tsx'
import type { TrackAnswer } from '../../web/track/query.ts'

const written = ['visit.report', 'visit.referrals']

export function MustBeWritten({ track: { clocks, pack, track } }: { track: TrackAnswer }) {
  const t = useText()
  const { data } = useSaidFirst(pack ?? undefined)
  const owed = clocks.filter(({ clock }) => written.includes(clock))
  const told = data?.must ?? []
  const duties = owed.map((clock) => ({
    id: clock.clock,
    title: clockWords(clock, t),
    detail: t('visit.after.by', { who: track.owner ?? '' }),
    facts: [<Due key="due" clock={clock} />],
  }))
  const sentences = told.map(({ id, text, source }) => ({
    id,
    title: inDocumentLanguage(text as Words),
    detail: source,
  }))
  return (
    <Card title={t('visit.after.must')} lead={duties.length === 0 ? t('visit.after.must.none') : undefined}>
      <div className="stack">
        <Rows rows={duties} />
        {sentences.length > 0 && (
          <details>
            <summary>{t('visit.after.profession', { count: sentences.length })}</summary>
            <p className="second">{t('visit.after.byProfession')}</p>
            <Rows rows={sentences} />
          </details>
        )}
      </div>
    </Card>
  )
}
