// What the law of this case says where a process stands: on the day on which it came there, since a case keeps the rule of its day.
// Who decides and by which test stands folded beneath.
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-aria-components/Link'
import { Card } from '../../web/controls/card.tsx'
import { Rows } from '../../web/controls/rows.tsx'
import { useText } from '../../web/language/language.tsx'
import { dayOf } from '../../web/language/dates.ts'
import { useMe } from '../../web/session/session.tsx'
import { useTrack, type TrackAnswer } from '../../web/track/query.ts'
import { noticesAt } from '../notices-at.ts'
import type { RuleRow } from '../rule-row.ts'
import { rowsOf } from '../rule-rows.ts'
import { lawQuery, useSaying } from './use-law.ts'

/** The day of the decision where one was served, else that on which it came to where it stands. */
function dayOfState({ track, events }: TrackAnswer, zone: string): string {
  const came = events.find(({ from, to }) => from !== to)
  const served = came?.facts['served_on']
  return typeof served === 'string' ? served : dayOf(came?.at ?? track.openedAt, zone)
}

export function LawOfTrack({ trackId }: { trackId: string }) {
  const t = useText()
  const say = useSaying()
  const { network } = useMe()
  const track = useTrack(trackId)
  const law = useQuery({ ...lawQuery(track.data?.pack ?? ''), enabled: track.data !== undefined })
  if (!track.data || !law.data) return null
  const { kind, state, subkind } = track.data.track
  const told = noticesAt(law.data, `${kind}.${state}`, dayOfState(track.data, network.timezone))
  const notices = rowsOf(law.data, 'notices', say).filter(({ id }) => told.some((one) => one.id === id))
  const more =
    kind === 'identification'
      ? rowsOf(law.data, 'decisions', say)
      : kind === 'penalty' || (kind === 'proceeding' && subkind === 'linked_offence_of_person')
        ? rowsOf(law.data, 'penalties', say)
        : []
  if (notices.length + more.length === 0) return null
  return (
    <Card title={t('law.here')} aside={<Link href={`/law/${law.data.id}`}>{t('law.title')}</Link>}>
      {notices.length > 0 && <Rows rows={notices.map(inShort)} />}
      {more.length > 0 && (
        <details>
          <summary>
            {t(kind === 'identification' ? 'law.section.decisions' : 'law.section.penalties')}
          </summary>
          <Rows rows={more.map(inFull)} />
        </details>
      )}
    </Card>
  )
}

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
