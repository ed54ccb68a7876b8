// What the law of this case says where a process stands: on the day on which it came there, since a case keeps the rule of its day.
// Who decides and by which test stands folded beneath.
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-aria-components/Link'
import { termsAt } from '../../jurisdiction/terms.ts'
import { Card, Facts } from '../../web/controls/card.tsx'
import { Rows } from '../../web/controls/rows.tsx'
import { useText } from '../../web/language/language.tsx'
import { dayOf } from '../../web/language/dates.ts'
import { useMe } from '../../web/session/session.tsx'
import { useTrack, type TrackAnswer } from '../../web/track/query.ts'
import { noticesAt } from '../notices-at.ts'
import type { RuleRow } from '../rule-row.ts'
import { panelRows, type PanelSection } from '../core-rows.ts'
import { lawQuery, useLawWords } from './use-law.ts'

/** The day of the decision where one was served, else that on which it came to where it stands. */
function dayOfState({ track, events }: TrackAnswer, zone: string): string {
  const came = events.find(({ from, to }) => from !== to)
  const served = came?.facts['served_on']
  return typeof served === 'string' ? served : dayOf(came?.at ?? track.openedAt, zone)
}

/** What the law says of this kind of process as a whole. */
function sectionOf(kind: string, subkind: string | null | undefined): PanelSection | undefined {
  if (kind === 'identification') return 'decisions'
  if (kind === 'solution' && subkind === 'voluntary_return') return 'return'
  const isPenalty = kind === 'penalty' || (kind === 'proceeding' && subkind === 'linked_offence_of_person')
  return isPenalty ? 'penalties' : undefined
}

export function LawOfTrack({ trackId }: { trackId: string }) {
  const t = useText()
  const say = useLawWords()
  const { network } = useMe()
  const track = useTrack(trackId)
  const law = useQuery({ ...lawQuery(track.data?.pack ?? ''), enabled: track.data !== undefined })
  if (!track.data || !law.data) return null
  const { kind, state, subkind } = track.data.track
  const told = noticesAt(law.data, `${kind}.${state}`, dayOfState(track.data, network.timezone))
  const notices = panelRows(law.data, 'notices', say).filter(({ id }) => told.some((one) => one.id === id))
  const terms = panelRows(law.data, 'terms', say).filter(({ id }) =>
    termsAt(law.data.terms, kind, state).some((one) => id === `term.${one.id}`),
  )
  const section = sectionOf(kind, subkind)
  const more = section ? panelRows(law.data, section, say) : []
  if (notices.length + terms.length + more.length === 0) return null
  return (
    <Card title={t('law.here')} aside={<Link href={`/law/${law.data.id}`}>{t('law.title')}</Link>}>
      {terms.length > 0 && <Facts facts={terms.map(inLaw)} />}
      {notices.length > 0 && <Rows rows={notices.map(inShort)} />}
      {more.length > 0 && (
        <details>
          <summary>{t(`law.section.${section}`)}</summary>
          <Rows rows={more.map(inFull)} />
        </details>
      )}
    </Card>
  )
}

/** What it is, and what this law calls it. */
const inLaw = ({ title, detail }: RuleRow) => ({ term: detail[0] ?? '', value: <bdi>{title}</bdi> })

const inShort = ({ id, title, detail, state }: RuleRow) => ({
  id,
  title,
  detail: [detail.at(-1), state?.words].filter(Boolean).join(' · '),
})

const inFull = ({ id, title, detail, state }: RuleRow) => ({
  id,
  title,
  detail: [...detail, state?.words].filter(Boolean).join(' · '),
})
