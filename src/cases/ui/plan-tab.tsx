// The plan of a case: what is due, what is still needed, and beside it how to reach the person safely.
import { Suspense } from 'react'
import type { SharedCase } from '../../client/case-keys.ts'
import { Filled } from '../../web/shell/slots.tsx'
import { besidePlan } from './case-slots.ts'
import { NextDates, OpenNeeds } from './due-and-open.tsx'
import { SafeContactCard } from './safe-contact-card.tsx'
import { useSeen } from './use-seen.ts'

export function PlanTab({ shared, onChanged }: { shared: SharedCase; onChanged: () => void }) {
  const seen = useSeen(shared.case)
  return (
    <div className="main-and-side">
      <div className="stack">
        <NextDates shared={shared} />
        <OpenNeeds shared={shared} />
      </div>
      <div className="stack case-side">
        {seen.part('contact') && <SafeContactCard shared={shared} onWritten={onChanged} />}
        <Suspense>
          <Filled slot={besidePlan} shared={shared} onChanged={onChanged} />
        </Suspense>
      </div>
    </div>
  )
}
