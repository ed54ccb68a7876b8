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
  const rows = [
    ...owed.map((clock) => ({
      id: clock.clock,
      title: clockWords(clock, t),
      detail: t('visit.after.by', { who: track.owner ?? '' }),
      facts: [<Due key="due" clock={clock} />],
    })),
    ...told.map(({ id, text, source }) => ({
      id,
      title: inDocumentLanguage(text as Words),
      detail: [t('visit.after.byProfession'), source].join(' · '),
    })),
  ]
  return (
    <Card title={t('visit.after.must')} lead={rows.length === 0 ? t('visit.after.must.none') : undefined}>
      <Rows rows={rows} />
    </Card>
  )
}
