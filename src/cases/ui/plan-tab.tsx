// The plan of a case: what is due, what is still needed, and beside it how to reach the person safely.
import { Suspense } from 'react'
import type { SharedCase } from '../../client/case-keys.ts'
import { FoldedIfNarrow } from '../../web/controls/folded-if-narrow.tsx'
import { useText } from '../../web/language/language.tsx'
import { Filled } from '../../web/shell/slots.tsx'
import { besidePlan } from './case-slots.ts'
import { NextDates, OpenNeeds } from './due-and-open.tsx'
import { SafeContactCard } from './safe-contact-card.tsx'
import { useSeenParts } from './use-seen.ts'

export function PlanTab({ shared, onChanged }: { shared: SharedCase; onChanged: () => void }) {
  const t = useText()
  const seen = useSeenParts(shared.case)
  // Whoever is called at once needs a telephone's few screens for that.
  const isCalled = shared.tracks.some(({ kind, state }) => kind === 'alert' && state === 'standing')
  const beside = (
    <Suspense>
      <Filled slot={besidePlan} shared={shared} onChanged={onChanged} />
    </Suspense>
  )
  return (
    <div className="main-and-side">
      <div className="stack">
        <NextDates shared={shared} />
        <OpenNeeds shared={shared} />
      </div>
      <div className="stack case-side">
        {seen.part('contact') && <SafeContactCard shared={shared} onWritten={onChanged} />}
        {isCalled ? <FoldedIfNarrow title={t('case.beside')}>{beside}</FoldedIfNarrow> : beside}
      </div>
    </div>
  )
}
