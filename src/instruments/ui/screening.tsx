// The questions of a screening, one a page: why it is asked, skip, back, stop without loss. Sealed with the case; what comes out is what to
// offer next, never who somebody is.
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useCase } from '../../cases/ui/use-case.ts'
import { CardAndDoor, SaidFirst, useSaidFirst } from '../../law/ui/said-first.tsx'
import type { SharedCase } from '../../client/case-keys.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { sameWriteAs, type TriedWrite } from '../../web/actions/idempotent-write.ts'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Skeleton } from '../../web/controls/progress.tsx'
import { DraftConflict } from '../../web/drafts/draft-conflict.tsx'
import { useDraft } from '../../web/drafts/draft.ts'
import { useText } from '../../web/language/language.tsx'
import { session } from '../../web/session/window-session.ts'
import { Page } from '../../web/shell/page.tsx'
import { useTrack } from '../../web/track/query.ts'
import { finishScreening } from '../client/finish-screening.ts'
import { answersOf } from '../client/kept-answers.ts'
import { itemsFor, type Answer, type Answers, type Instrument } from '../instrument.ts'
import { Answered } from './answered.tsx'
import { chosenIn } from './chosen.ts'
import { Outcome } from './outcome.tsx'
import { Question } from './question.tsx'
import { useWords } from './words.ts'

export function Screening() {
  const t = useText()
  const { caseId = '', trackId = '' }: { caseId?: string; trackId?: string } = useParams({ strict: false })
  const shared = useCase(caseId)
  const track = useTrack(trackId)
  const said = useWords()
  const instrument = track.data && chosenIn(track.data.events)
  const error = shared.error ?? track.error
  return (
    <Page
      title={instrument ? said(instrument.title) : t('screening.name')}
      width="narrow"
      back={{ href: `/tracks/${trackId}`, label: t('instrument.back') }}
    >
      <ErrorMessage error={error} />
      {!error && !(shared.data && track.data) && <Skeleton label={t('case.opening')} lines={6} />}
      {shared.data && track.data && instrument && track.data.track.state === 'in_progress' && (
        <Asking where={{ caseId, track: track.data.track, pack: track.data.pack }} instrument={instrument} />
      )}
      {shared.data && track.data?.track.state === 'completed' && instrument && (
        <Kept shared={shared.data} track={trackId} instrument={instrument} />
      )}
    </Page>
  )
}

function Kept({ shared, track, instrument }: { shared: SharedCase; track: string; instrument: Instrument }) {
  const kept = useQuery({
    queryKey: ['screening', track, shared.records.length],
    queryFn: async () => (await answersOf(session, shared, track)) ?? null,
    gcTime: 0,
  })
  if (!kept.data) return <ErrorMessage error={kept.error} />
  return <Answered instrument={instrument} kept={kept.data} />
}

/** What was answered so far, and where one is; kept as a draft, so that stopping loses nothing. */
interface Going {
  given: Answers
  at: number
  tried?: TriedWrite
}

function Asking({
  where: { caseId, track, pack },
  instrument,
}: {
  where: { caseId: string; track: { id: string; version: number }; pack: string }
  instrument: Instrument
}) {
  const t = useText()
  const said = useWords()
  const go = useNavigate()
  const [going, setGoing] = useState<Going>({ given: {}, at: 0 })
  const draft = useDraft(`screening.${track.id}`, going, setGoing)
  const { busy, error, run } = usePendingAction()
  const mayInterview = useSaidFirst(pack).data?.mayInterview !== false
  const items = itemsFor(instrument, going.given)
  const item = items[going.at]
  const answer = (value: Answer | undefined) => {
    if (!item) return
    const { [item.id]: _before, ...rest } = going.given
    setGoing({ given: value ? { ...rest, [item.id]: value } : rest, at: going.at + 1 })
  }
  const keep = () =>
    run(async () => {
      const text = items
        .map((one) => `${said(one.words)} ${t(`instrument.answer.${going.given[one.id] ?? 'skipped'}`)}`)
        .join('\n')
      const once = sameWriteAs(going.tried, going.given)
      setGoing({ ...going, tried: once })
      await finishScreening(session, { caseId, track, instrument, answers: going.given, text }, once.id)
      await draft.drop()
      await go({ to: '/tracks/$trackId', params: { trackId: track.id } })
    }, draft.keep)
  // What is seen is no interview: a set that is only observed is filled in by everybody.
  if (!mayInterview && instrument.mode === 'asked')
    return (
      <div className="stack">
        <SaidFirst pack={pack} />
        <CardAndDoor pack={pack} />
      </div>
    )
  return (
    <div className="stack">
      <DraftConflict draft={draft} />
      {going.at === 0 && <SaidFirst pack={pack} />}
      {item ? (
        <Question
          key={item.id}
          item={item}
          position={{ at: going.at + 1, of: items.length }}
          isObserved={instrument.mode === 'observed'}
          given={going.given[item.id]}
          onAnswer={answer}
          {...(going.at > 0 ? { onBack: () => setGoing({ ...going, at: going.at - 1 }) } : {})}
        />
      ) : (
        <Outcome
          instrument={instrument}
          given={going.given}
          isPending={busy}
          onKeep={() => void keep()}
          onBack={() => setGoing({ ...going, at: Math.max(0, items.length - 1) })}
        />
      )}
      <ErrorMessage error={error} />
    </div>
  )
}
