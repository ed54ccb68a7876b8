// The return desk of one way home: the conditions that must hold on the same day, that staying was looked at first, the risk there line by
// line, and the money. Going on and turning back stand side by side in the same size, and nothing here pushes.
import { useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useAlias, useCase } from '../../cases/ui/use-case.ts'
import type { SharedCase } from '../../client/case-keys.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { ButtonLink } from '../../web/controls/button.tsx'
import { Notice } from '../../web/controls/notice.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { useText } from '../../web/language/language.tsx'
import { Missing } from '../../web/shell/missing.tsx'
import { Page } from '../../web/shell/page.tsx'
import { useTrack, type TrackAnswer } from '../../web/track/query.ts'
import { stepsOf } from '../client/read-steps.ts'
import { noSheet, sheets, type Sheet, type SheetMove } from '../return-desk.ts'
import { GuardsCard } from './guards-card.tsx'
import { SheetCard } from './sheet-card.tsx'
import { SheetForm } from './sheet-form.tsx'
import { useSolutionSteps } from './use-steps.ts'

export function ReturnDesk() {
  const t = useText()
  const { trackId = '' }: { trackId?: string } = useParams({ strict: false })
  const { data, isError } = useTrack(trackId)
  if (isError || (data && (data.track.kind !== 'solution' || data.caseId === null))) return <Missing />
  if (!data) return <Skeleton label={t('track.opening')} lines={8} />
  return <OfCase answer={data} caseId={data.caseId!} />
}

function OfCase({ answer, caseId }: { answer: TrackAnswer; caseId: string }) {
  const t = useText()
  const alias = useAlias()
  const { data: shared, error } = useCase(caseId)
  return (
    <Page
      title={t('returnDesk.title')}
      windowTitle={t('returnDesk.title')}
      lead={shared && alias(shared.case.reference)}
      back={{ href: `/tracks/${answer.track.id}`, label: t('solution.name') }}
    >
      <ErrorMessage error={error} />
      {!shared && !error && <Skeleton label={t('case.opening')} lines={8} />}
      {shared && <Desk answer={answer} shared={shared} />}
    </Page>
  )
}

function Desk({ answer, shared }: { answer: TrackAnswer; shared: SharedCase }) {
  const t = useText()
  const queries = useQueryClient()
  const [writing, write] = useState<SheetMove | null>(null)
  const { data: steps, error } = useSolutionSteps(shared, answer.track.id)
  if (!shared.held.includes('narrative')) return <Notice tone="due" title={t('stay.notHeld')} />
  if (!steps) return error ? <ErrorMessage error={error} /> : <Skeleton label={t('case.opening')} lines={8} />
  const written = (move: SheetMove) => stepsOf<Sheet>(steps, move)[0]
  // What was written stands there before the form goes.
  const done = async () => {
    await queries.invalidateQueries()
    write(null)
  }
  if (writing)
    return (
      <SheetForm
        move={writing}
        answer={answer}
        shared={shared}
        before={written(writing)?.seen ?? noSheet}
        onDone={done}
        onClose={() => write(null)}
      />
    )
  return (
    <div className="stack">
      <GuardsCard answer={answer} />
      {(Object.keys(sheets) as SheetMove[]).map((move) => (
        <SheetCard
          key={move}
          move={move}
          answer={answer}
          written={written(move)}
          onWrite={() => write(move)}
        />
      ))}
      <div className="row">
        <ButtonLink href="/referrals?box=sent" icon="lock">
          {t('returnDesk.receiver')}
        </ButtonLink>
        <ButtonLink href={`/tracks/${answer.track.id}`}>{t('returnDesk.steps')}</ButtonLink>
      </div>
    </div>
  )
}
