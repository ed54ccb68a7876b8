// Above an interview: whether it may begin, who said each thing and when; how often the person was asked already, and whether a recording can
// be heard in place of asking. The plan itself stands beneath, for whoever holds that part of the file.
import { useCase } from '../../cases/ui/use-case.ts'
import { TrackWords } from '../../cases/ui/track-words.tsx'
import { Card } from '../../web/controls/card.tsx'
import { FoldedIfNarrow } from '../../web/controls/folded-if-narrow.tsx'
import { useIsNarrow } from '../../web/controls/narrow.ts'
import { Pill } from '../../web/controls/pill.tsx'
import { Rows } from '../../web/controls/rows.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import { codeWords } from '../../web/track/answers.ts'
import { useTrack, type TrackAnswer } from '../../web/track/query.ts'
import { AskWords } from './ask-words.tsx'
import { gatesOf, type Gate } from '../gate.ts'

export function InterviewGate({ trackId }: { trackId: string }) {
  const { t } = useLanguage()
  const { data } = useTrack(trackId)
  const { data: shared } = useCase(data?.caseId ?? '')
  if (!data) return null
  const { sides } = data.track
  const isWaiting = ['planned', 'prepared', 'ready', 'postponed'].includes(data.track.state)
  const mayAsk = isWaiting && sides.includes('other') && !sides.includes('holder')
  return (
    <>
      <Counter {...data} />
      {isWaiting && <Gates {...data} />}
      <AskWords trackId={trackId} mayWrite={mayAsk} />
      {shared && <TrackWords shared={shared} trackId={trackId} title={t('interview.plan')} />}
    </>
  )
}

/** A number, whoever asked; and whether it has to be asked again at all. */
function Counter({ facts, track }: TrackAnswer) {
  const { t } = useLanguage()
  const before = Number(facts['interviewsBefore'] ?? 0)
  const isWaiting = !['held', 'recording_used', 'called_off'].includes(track.state)
  const isNarrow = useIsNarrow()
  // On a telephone that it need not be asked again says enough.
  const isHeard = facts['isRecorded'] === true && isWaiting
  return (
    <Card title={t('interview.counter', { count: before })}>
      {!(isNarrow && isHeard) && (
        <p className="second">{t(before > 0 ? 'interview.again' : 'interview.first')}</p>
      )}
      {isHeard && <p>{t('interview.recorded')}</p>}
    </Card>
  )
}

function Gates({ events, facts }: TrackAnswer) {
  const { t } = useLanguage()
  const gates = gatesOf(events, facts['training'])
  const left = gates.filter(({ isOpen }) => !isOpen).length
  return (
    <Card title={t('interview.gate', { left })} accent={left > 0 ? 'late' : 'action'}>
      <GateRows gates={gates} />
      <p className="second">{t('interview.danger')}</p>
    </Card>
  )
}

/** On a telephone what is missing stands in sight, and what is there opens with a press. */
function GateRows({ gates }: { gates: readonly Gate[] }) {
  const { t, dates } = useLanguage()
  const isNarrow = useIsNarrow()
  const saidBy = ({ at, by, side }: Gate) =>
    at && [by ?? t(side === 'person' ? 'track.by.person' : 'track.by.somebody'), dates.day(at)].join(' · ')
  const rows = gates.map((gate) => ({
    id: gate.name,
    title: t(`interview.gate.${gate.name}`),
    detail: [gate.said && codeWords(gate.said, t), saidBy(gate)].filter(Boolean).join(' · '),
    before: (
      <Pill tone={gate.isOpen ? 'done' : 'due'}>
        {t(gate.isOpen ? 'interview.gate.stands' : 'interview.gate.missing')}
      </Pill>
    ),
  }))
  const there = gates.flatMap(({ isOpen }, at) => (isNarrow && isOpen ? rows.slice(at, at + 1) : []))
  return (
    <>
      <Rows rows={rows.filter((row) => !there.includes(row))} />
      {there.length > 0 && (
        <FoldedIfNarrow title={t('interview.gate.there', { count: there.length })}>
          <Rows rows={there} />
        </FoldedIfNarrow>
      )}
    </>
  )
}
