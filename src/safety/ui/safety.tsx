// Risk and safety: at the left, first thing, what the person does and whom they call; at the right how dangerous it is and why; beneath,
// the card that they carry, if they want one.
import { lazy, Suspense, useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useAlias, useCase } from '../../cases/ui/use-case.ts'
import type { SharedCase } from '../../client/case-keys.ts'
import { Notice } from '../../web/controls/notice.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { useText } from '../../web/language/language.tsx'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { Page } from '../../web/shell/page.tsx'
import { AssessmentCard } from './assessment-card.tsx'
import { CarriedCard } from './carried-card.tsx'
import { IncidentCard } from './incident-card.tsx'
import { PlanCard } from './plan-card.tsx'
import { ProtectionCard } from './protection-card.tsx'
import './safety.css'

const PlanForm = lazy(async () => ({ default: (await import('./plan-form.tsx')).PlanForm }))
const AssessmentForm = lazy(async () => ({ default: (await import('./assessment-form.tsx')).AssessmentForm }))

export function Safety() {
  const t = useText()
  const alias = useAlias()
  const { caseId = '' }: { caseId?: string } = useParams({ strict: false })
  const { data: shared, error } = useCase(caseId)
  return (
    <Page
      title={t('safety.title')}
      windowTitle={t('safety.title')}
      lead={shared && alias(shared.case.reference)}
      back={{ href: `/cases/${caseId}`, label: t('track.toCase') }}
    >
      <ErrorMessage error={error} />
      {!shared && !error && <Skeleton label={t('case.opening')} lines={8} />}
      {shared && !shared.held.includes('contact') && <Notice tone="due" title={t('stay.notHeld')} />}
      {shared?.held.includes('contact') && <Room key={caseId} shared={shared} />}
    </Page>
  )
}

type Writing = 'plan' | 'assessment' | null

function Room({ shared }: { shared: SharedCase }) {
  const t = useText()
  const queries = useQueryClient()
  const [writing, write] = useState<Writing>(null)
  const done = () => {
    write(null)
    void queries.invalidateQueries({ queryKey: ['case', shared.case.id] })
  }
  const close = () => write(null)
  const waiting = <Skeleton label={t('case.opening')} lines={6} />
  if (writing)
    return (
      <Suspense fallback={waiting}>
        {writing === 'plan' ? (
          <PlanForm shared={shared} onDone={done} onClose={close} />
        ) : (
          <AssessmentForm shared={shared} onDone={done} onClose={close} />
        )}
      </Suspense>
    )
  return (
    <>
      <div className="safety-columns">
        <PlanCard shared={shared} onWrite={() => write('plan')} />
        <AssessmentCard shared={shared} onWrite={() => write('assessment')} onChanged={done} />
      </div>
      <div className="safety-columns">
        <IncidentCard shared={shared} onChanged={done} />
        <ProtectionCard shared={shared} />
      </div>
      <CarriedCard shared={shared} />
    </>
  )
}
