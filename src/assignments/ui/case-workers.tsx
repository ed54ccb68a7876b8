// In the header of a case: who answers for it and who covers for them, and the one button that changes it.
import { useText } from '../../web/language/language.tsx'
import { Assign } from './assign.tsx'
import { useCaseWorkers, useWorkers } from './use-assignments.ts'

export function CaseWorkers({ caseId }: { caseId: string }) {
  const t = useText()
  const { data } = useCaseWorkers(caseId)
  const { nameOf } = useWorkers()
  if (!data) return null
  return (
    <span className="row">
      <span>
        {data.worker ? (
          <>
            {t('worker.worker')}: <bdi>{nameOf(data.worker)}</bdi>
          </>
        ) : (
          t('worker.nobody')
        )}
      </span>
      {data.second && (
        <span>
          {t('worker.second')}: <bdi>{nameOf(data.second)}</bdi>
        </span>
      )}
      {data.mayAssign && <Assign caseId={caseId} workers={data} />}
    </span>
  )
}
