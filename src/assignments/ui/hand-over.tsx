// In a row of My work that cannot be put off: the press that gives the case to a colleague, where it is mine to give.
import { useState } from 'react'
import { Button } from '../../web/controls/button.tsx'
import { useText } from '../../web/language/language.tsx'
import { AssignDialog } from './assign.tsx'
import { useCaseWorkers } from './use-assignments.ts'

export function HandOver({ caseId, about }: { caseId: string; about: string }) {
  const t = useText()
  const [isOpen, setOpen] = useState(false)
  return (
    <span className="work-hand-over">
      <Button size="small" look="quiet" onPress={() => setOpen(true)}>
        {t('work.handOver')} <span className="unseen">{about}</span>
      </Button>
      {isOpen && <Asked caseId={caseId} onClose={() => setOpen(false)} />}
    </span>
  )
}

function Asked({ caseId, onClose }: { caseId: string; onClose: () => void }) {
  const { data } = useCaseWorkers(caseId)
  if (!data) return null
  return <AssignDialog caseId={caseId} workers={data} mayAssign={data.mayAssign} onClose={onClose} />
}
