// Above a solution that was carried out: what was seen at each follow-up, and the form of the one that is due.
import { useCase } from '../../cases/ui/use-case.ts'
import type { SharedCase } from '../../client/case-keys.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { Card } from '../../web/controls/card.tsx'
import { Table } from '../../web/controls/table.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import { useTrack, type TrackAnswer } from '../../web/track/query.ts'
import { stepsOf, type ReadStep } from '../client/read-steps.ts'
import { dueFollowUp, followUpAsks, type FollowUpQuestion, type SeenAtFollowUp } from '../follow-up.ts'
import { FollowUpForm } from './follow-up-form.tsx'
import { useSolutionSteps } from './use-steps.ts'

const followed: readonly string[] = [
  'executed',
  'monitoring',
  'broken_down',
  'sustained',
  // Of somebody who came home to us.
  'arrived',
  'settled',
]

export function FollowUpPart({ trackId }: { trackId: string }) {
  const { data } = useTrack(trackId)
  if (!data || !followed.includes(data.track.state)) return null
  return data.caseId ? (
    <OnCase caseId={data.caseId} answer={data} />
  ) : (
    <Due answer={data} shared={undefined} />
  )
}

function OnCase({ caseId, answer }: { caseId: string; answer: TrackAnswer }) {
  const { data: shared, isPending } = useCase(caseId)
  if (isPending) return null
  return (
    <>
      <Due answer={answer} shared={shared} />
      {shared && <Seen shared={shared} track={answer.track.id} />}
    </>
  )
}

function Due({ answer, shared }: { answer: TrackAnswer; shared: SharedCase | undefined }) {
  const contact = dueFollowUp(answer.clocks)
  const isMine = answer.track.sides.some((side) => side === 'holder' || side === 'other')
  if (!contact || !isMine) return null
  return <FollowUpForm key={contact} contact={contact} answer={answer} shared={shared} />
}

function Seen({ shared, track }: { shared: SharedCase; track: string }) {
  const { t, dates } = useLanguage()
  const { data = [], error } = useSolutionSteps(shared, track)
  const seen = stepsOf<SeenAtFollowUp>(data, 'follow')
  if (error) return <ErrorMessage error={error} />
  if (seen.length === 0) return null
  const asked =
    (question: FollowUpQuestion) =>
    ({ seen }: ReadStep<SeenAtFollowUp>) => {
      const code = seen.answers[question]
      return code ? (
        t(`followUp.${question}.${code}`)
      ) : (
        <span className="second">{t('followUp.notAsked')}</span>
      )
    }
  return (
    <Card title={t('followUp.seen')}>
      <Table
        holds="sealed"
        caption={t('followUp.seen')}
        hideCaption
        items={seen}
        columns={[
          { id: 'when', label: t('followUp.when'), cell: ({ seen }) => t(`code.${seen.contact}`) },
          ...followUpAsks.map((id) => ({ id, label: t(`followUp.${id}`), cell: asked(id) })),
          { id: 'words', label: t('followUp.words'), cell: ({ seen }) => <bdi>{seen.words}</bdi> },
          {
            id: 'by',
            label: t('followUp.by'),
            cell: ({ seen: { by }, on }) => (
              <>
                {by && <bdi>{by} · </bdi>}
                {dates.day(on, '2000-01-01')}
              </>
            ),
          },
        ]}
      />
    </Card>
  )
}
