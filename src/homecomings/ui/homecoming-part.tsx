// On the process: who sent them and what they agreed to, and what is told back, by the sealed way or as they are reached.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { newId } from '../../api/new-id.ts'
import { useCase } from '../../cases/ui/use-case.ts'
import type { SharedCase } from '../../client/case-keys.ts'
import { stepsOf } from '../../solutions/client/read-steps.ts'
import { useSolutionSteps } from '../../solutions/ui/use-steps.ts'
import type { SeenAtFollowUp } from '../../solutions/follow-up.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card, Facts } from '../../web/controls/card.tsx'
import { Dialog } from '../../web/controls/dialog.tsx'
import { useNotices } from '../../web/controls/notice.tsx'
import { Select } from '../../web/controls/select.tsx'
import { useLanguage, useText } from '../../web/language/language.tsx'
import { useToday } from '../../web/session/now.ts'
import { makeMove, session } from '../../web/session/window-session.ts'
import { useTrack, type TrackAnswer } from '../../web/track/query.ts'
import { readSender, writeSender, type Sender } from '../client/begin-homecoming.ts'
import { toldBack } from '../homecoming.ts'
import { AnswerForm, type Given } from './answer-form.tsx'
import { OpenPackage } from './open-package.tsx'

export function HomecomingPart({ trackId }: { trackId: string }) {
  const { data: answer } = useTrack(trackId)
  const { data: shared } = useCase(answer?.caseId ?? '')
  if (!answer || !shared) return null
  return <OnCase answer={answer} shared={shared} />
}

interface PartProps {
  answer: TrackAnswer
  shared: SharedCase
}

function OnCase({ answer, shared }: PartProps) {
  const { t } = useLanguage()
  const { id } = answer.track
  const { data: sender, error } = useQuery({
    queryKey: ['homecoming', id, shared.records.length],
    queryFn: async () => (await readSender(session, shared, id)) ?? null,
    gcTime: 0,
  })
  if (error) return <ErrorMessage error={error} />
  if (!sender) return null
  const isOver = ['called_off', 'left'].includes(answer.track.state)
  return (
    <Card title={t('home.sent.by')}>
      <div className="stack">
        <Facts
          facts={[
            { term: t('home.from'), value: <bdi>{sender.from}</bdi> },
            ...(sender.reachedBy
              ? [{ term: t('home.reachedBy'), value: <bdi>{sender.reachedBy}</bdi> }]
              : []),
          ]}
        />
        {sender.agreed && (
          <details>
            <summary>{t('home.told.agreed')}</summary>
            <p dir="auto">{sender.agreed}</p>
          </details>
        )}
        {!isOver && <TellBack answer={answer} shared={shared} sender={sender} />}
      </div>
    </Card>
  )
}

const codeIn = ({ kind, said }: Given): string =>
  kind === 'how_it_goes' ? (said['contact'] ?? 'first') : kind

/** What most likely is told now: a yes before they come, the receipt when they have come, then what was seen last. */
function useLikeliestNews({ answer: { track }, shared }: PartProps): Given | undefined {
  const { data = [] } = useSolutionSteps(shared, track.id)
  const [last] = stepsOf<SeenAtFollowUp>(data, 'follow')
  if (track.state === 'awaited') return { kind: 'yes', said: {} }
  if (track.state === 'not_come') return { kind: 'came_not', said: { attendance: 'did_not_come' } }
  if (!last) return { kind: 'arrived', said: {} }
  return { kind: 'how_it_goes', said: { contact: last.seen.contact, ...last.seen.answers } }
}

function TellBack({ answer, shared, sender }: PartProps & { sender: Sender }) {
  const t = useText()
  const { say } = useNotices()
  const queries = useQueryClient()
  const today = useToday()
  const { dates } = useLanguage()
  const { track } = answer
  const first = useLikeliestNews({ answer, shared })
  const isOwed = answer.clocks.some(({ clock }) => clock === 'homecoming.answer')
  const told = async (told_back: string) => {
    await makeMove('homecoming', 'tell_back', track, { told_back })
    say({ tone: 'done', text: t('home.answer.kept') })
    await queries.invalidateQueries()
  }
  const { by } = sender
  if (!by) return <ByHand reachedBy={sender.reachedBy} onTold={told} />
  const another = <Another answer={answer} shared={shared} sender={sender} />
  if (by.until < today)
    return (
      <>
        <p className="second">{t('home.answer.over', { day: dates.day(by.until, '2000-01-01') })}</p>
        {another}
      </>
    )
  return (
    <details open={isOwed || undefined}>
      <summary>{t('home.answer', { from: sender.from })}</summary>
      <p className="second">{t('home.answer.lead')}</p>
      <AnswerForm
        key={`${track.state}-${track.version}-${first?.said['contact'] ?? ''}`}
        track={track.id}
        by={by}
        offers={() => true}
        first={first}
        onDone={(given) => told(codeIn(given))}
      />
      {another}
    </details>
  )
}

function ByHand({ reachedBy, onTold }: { reachedBy: string; onTold: (code: string) => Promise<unknown> }) {
  const t = useText()
  const [code, choose] = useState<string | null>(null)
  const { busy, error, run } = usePendingAction()
  return (
    <>
      <p>{t('home.answer.byHand', { by: reachedBy })}</p>
      <Select
        label={t('home.answer.kind')}
        options={toldBack.map((value) => ({ value, label: t(`code.${value}`) }))}
        value={code}
        onChange={choose}
      />
      <ErrorMessage error={error} />
      <div className="row">
        <Button isPending={busy} isDisabled={!code} onPress={() => void run(() => onTold(code!))}>
          {t('home.answer.told')}
        </Button>
      </div>
    </>
  )
}

/** Their yes to being asked after has an end; with the next one comes another package. */
function Another({ answer: { track }, shared, sender }: PartProps & { sender: Sender }) {
  const t = useText()
  const queries = useQueryClient()
  const [note] = useState(() => newId())
  return (
    <div className="row">
      <Dialog title={t('home.package')} trigger={<Button look="quiet">{t('home.another')}</Button>}>
        {(close) => (
          <OpenPackage
            track={track.id}
            onOpened={({ told, by }) =>
              void writeSender(
                session,
                { caseId: shared.case.id, track: track.id, note },
                { ...sender, agreed: told.agreed, by },
              )
                .then(() => queries.invalidateQueries())
                .then(close)
            }
          />
        )}
      </Dialog>
    </div>
  )
}
