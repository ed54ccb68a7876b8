// The plan of a case: what is due, what is still needed, and beside it how to reach the person safely.
import type { SharedCase } from '../../client/case-keys.ts'
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
      {seen.part('contact') && (
        <div className="stack case-side">
          <SafeContactCard shared={shared} onWritten={onChanged} />
        </div>
      )}
    </div>
  )
}
