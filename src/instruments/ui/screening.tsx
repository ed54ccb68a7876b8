// The questions of a screening, one a page: why it is asked, skip, back, stop without loss. Sealed with the case; what comes out is what to
// offer next, never who somebody is.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { countStory } from '../../cases/ui/stories-read.ts'
import { useCase } from '../../cases/ui/use-case.ts'
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
import { readAnswers } from '../client/kept-answers.ts'
import type { Instrument } from '../instrument.ts'
import { Answered } from './answered.tsx'
import { AnswersPutRight } from './answers-put-right.tsx'
import { AskInstrument } from './ask-instrument.tsx'
import type { Done, Going } from './going.ts'
import { chosenIn, isOwnIn } from './chosen.ts'
import { ToldBefore } from './told-before.tsx'
import { OwnSets } from './own-sets.tsx'
import { useStaffWords } from '../../web/language/staff-words.ts'

export function Screening() {
  const t = useText()
  const { caseId = '', trackId = '' }: { caseId?: string; trackId?: string } = useParams({ strict: false })
  const shared = useCase(caseId)
  const track = useTrack(trackId)
  const said = useStaffWords()
  const [own, setOwn] = useState<Instrument>()
  const isOwn = track.data !== undefined && isOwnIn(track.data.events)
  const instrument = isOwn ? own : track.data && chosenIn(track.data.events)
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
        <Asking
          where={{ shared: shared.data, track: track.data.track, pack: track.data.pack }}
          instrument={instrument}
          isOwn={isOwn}
        />
      )}
      {isOwn && !own && track.data?.track.state === 'in_progress' && <OwnSets onChoose={setOwn} />}
      {shared.data && track.data?.track.state === 'completed' && (isOwn || instrument) && (
        <Kept shared={shared.data} track={trackId} instrument={instrument} />
      )}
    </Page>
  )
}

function Kept({
  shared,
  track,
  instrument,
}: {
  shared: SharedCase
  track: string
  instrument: Instrument | undefined
}) {
  const queries = useQueryClient()
  const { data, error } = useQuery({
    queryKey: ['screening', track, shared.records.length],
    queryFn: () => readAnswers(session, shared, track),
    gcTime: 0,
    placeholderData: (before) => before,
  })
  if (!data?.[0]) return <ErrorMessage error={error} />
  return (
    <>
      <Answered instrument={instrument} kept={data[0].value} />
      <AnswersPutRight
        shared={shared}
        instrument={instrument}
        read={data}
        onCorrected={() => void queries.invalidateQueries({ queryKey: ['case', shared.case.id] })}
      />
    </>
  )
}

/** With the press under which it is kept, so that a second one keeps it once. */
interface GoingOn extends Going {
  tried?: TriedWrite
}

function Asking({
  where: { shared, track, pack },
  instrument,
  isOwn,
}: {
  where: { shared: SharedCase; track: { id: string; version: number }; pack: string }
  instrument: Instrument
  isOwn: boolean
}) {
  const caseId = shared.case.id
  const go = useNavigate()
  const queries = useQueryClient()
  const [going, setGoing] = useState<GoingOn>({ given: {}, at: 0 })
  const draft = useDraft(`screening.${track.id}`, going, setGoing)
  const { busy, error, run } = usePendingAction()
  const keep = ({ given, outcome, text }: Done) =>
    run(async () => {
      const once = sameWriteAs(going.tried, [given, outcome, text])
      setGoing({ ...going, tried: once })
      await finishScreening(session, { caseId, track, instrument, answers: given, outcome, text }, once.id)
      await draft.drop()
      countStory()
      await queries.invalidateQueries({ queryKey: ['case', caseId] })
      await go({ to: '/tracks/$trackId', params: { trackId: track.id } })
    }, draft.keep)
  return (
    <div className="stack">
      <DraftConflict draft={draft} />
      {going.at === 0 && going.told === undefined && (
        <ToldBefore
          shared={shared}
          instrument={instrument}
          onTake={(next) => setGoing({ ...going, ...next })}
        />
      )}
      <AskInstrument
        instrument={instrument}
        asksTraining={isOwn}
        pack={pack}
        going={going}
        onGoing={(next) => setGoing({ ...going, ...next })}
        isPending={busy}
        onDone={(done) => void keep(done)}
      />
      <ErrorMessage error={error} />
    </div>
  )
}
