// Above the panel of one of these processes: what was written in its steps, in their order, for whoever holds the part; and for coming of
// age what changes, and the one press when the day has come.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { howKnown } from '../../cases/codes.ts'
import { tabOf } from '../../cases/ui/case-slots.ts'
import { readCase, type SharedCase } from '../../client/case-keys.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button, ButtonLink } from '../../web/controls/button.tsx'
import { Card, Facts } from '../../web/controls/card.tsx'
import { Select } from '../../web/controls/select.tsx'
import { useDates, useText } from '../../web/language/language.tsx'
import { useToday } from '../../web/session/now.ts'
import { session } from '../../web/session/window-session.ts'
import { useTrack, type TrackAnswer } from '../../web/track/query.ts'
import { ageOn, reachesOn } from '../../cases/age.ts'
import { useCheckedLaw } from '../../cases/ui/use-checked-law.ts'
import { youngestAdult } from '../../jurisdiction/child-rules.ts'
import { growUp } from '../client/grow-up.ts'
import { readSaid } from '../client/said.ts'
import { useBirth, useReadAgain } from './use-household.ts'

function useOfTrack(trackId: string) {
  const { data: answer } = useTrack(trackId)
  const caseId = answer?.caseId ?? null
  const { data: shared } = useQuery({
    queryKey: ['case', caseId],
    queryFn: () => readCase(session, caseId as string),
    enabled: caseId !== null,
  })
  return { answer, shared }
}

/** The words of each step. */
export function SaidCard({ trackId }: { trackId: string }) {
  const { answer, shared } = useOfTrack(trackId)
  return answer && shared ? <Words answer={answer} shared={shared} /> : null
}

const questions: Readonly<Record<string, string>> = {
  view: 'best.view',
  unasked: 'best.unasked',
  weighed: 'best.weighed',
  decision: 'best.decision',
  asker: 'best.asker',
  conflict: 'guardian.conflict',
}
/** Answers that are one of a few. */
const coded = ['asker', 'conflict']

function Words({ answer: { track }, shared }: { answer: TrackAnswer; shared: SharedCase }) {
  const t = useText()
  const dates = useDates()
  const { data, error } = useQuery({
    queryKey: ['said', track.id, shared.records.length],
    queryFn: () => readSaid(session, shared, track.id),
    gcTime: 0,
  })
  if (error) return <ErrorMessage error={error} />
  if (!data || data.length === 0) return null
  const shown = (name: string, value: string) =>
    coded.includes(name) ? t(`${questions[name] ?? ''}.${value}`) : <span dir="auto">{value}</span>
  return (
    <Card title={t('said.title')}>
      {data.map(({ row, on, step, text, answers }) => (
        <section key={row.id}>
          <p className="second">
            {dates.day(on)}
            {step && ` · ${t(`${track.kind}.done.${step}`)}`}
          </p>
          {Object.keys(answers).length === 0 ? (
            <p dir="auto">{text}</p>
          ) : (
            <Facts
              facts={Object.entries(answers).map(([name, value]) => ({
                term: t(questions[name] ?? `guardian.${name}`),
                value: shown(name, value),
              }))}
            />
          )}
        </section>
      ))}
    </Card>
  )
}

export function Eighteen({ trackId }: { trackId: string }) {
  const { answer, shared } = useOfTrack(trackId)
  return answer && shared ? <Changes answer={answer} shared={shared} /> : null
}

function Changes({ answer: { track }, shared }: { answer: TrackAnswer; shared: SharedCase }) {
  const t = useText()
  const dates = useDates()
  const today = useToday()
  const birth = useBirth(shared)
  const readAgain = useReadAgain()
  const [known, setKnown] = useState<string>('identity_document')
  const { busy, error, run } = usePendingAction()
  const { data: born } = birth
  const law = useCheckedLaw(shared.case.pack)
  const age = law.data?.children.adultFrom
  const isOf = born && age !== undefined ? ageOn(born, today) >= age : false
  const mayPress = isOf && track.state === 'asked' && shared.case.mine
  const confirm = () =>
    run(async () => {
      if (!born) return
      await growUp(session, shared.case.id, { birth: born, known: known as (typeof howKnown)[number] })
      await readAgain()
    })
  return (
    <Card
      title={t('eighteen.title', { age: age ?? youngestAdult })}
      lead={born && age !== undefined && t('eighteen.day', { age, day: dates.day(reachesOn(born, age)) })}
    >
      <div className="stack">
        <ul>
          <li>{t('eighteen.services')}</li>
          <li>{t('eighteen.readers')}</li>
          <li>{t('eighteen.guardian')}</li>
        </ul>
        <ErrorMessage error={error ?? law.error} />
        {mayPress && (
          <Select
            label={t('eighteen.known')}
            options={howKnown.map((value) => ({ value, label: t(`code.${value}`) }))}
            value={known}
            onChange={(value) => setKnown(value ?? 'identity_document')}
          />
        )}
        <div className="row">
          {mayPress && (
            <Button look="primary" isPending={busy} onPress={() => void confirm()}>
              {t('eighteen.confirm', { age: age ?? youngestAdult })}
            </Button>
          )}
          <ButtonLink look="quiet" href={tabOf(shared.case.id, 'access')}>
            {t('eighteen.access')}
          </ButtonLink>
        </div>
      </div>
    </Card>
  )
}
