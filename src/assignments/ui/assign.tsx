// Saying who works on a case and who covers for them.
import { useState } from 'react'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { Button } from '../../web/controls/button.tsx'
import { Dialog } from '../../web/controls/dialog.tsx'
import { useNotices } from '../../web/controls/notice.tsx'
import { Select } from '../../web/controls/select.tsx'
import { useText } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'
import { useMe } from '../../web/session/session.tsx'
import { isProblem } from '../../api/problem.ts'
import type { CaseWorkers } from '../model.ts'
import { useAssigned, useWorkers } from './use-assignments.ts'

interface Asked {
  caseId: string
  workers: Pick<CaseWorkers, 'worker' | 'second'>
}

/** What is chosen, and the one act that says it. */
function useAssign({ caseId, workers }: Asked, onDone: () => void) {
  const t = useText()
  const me = useMe()
  const { say } = useNotices()
  const { nameOf } = useWorkers()
  const assigned = useAssigned()
  const [worker, setWorker] = useState(workers.worker)
  const [second, setSecond] = useState(workers.second)
  const { busy, error, run } = usePendingAction()
  const saidOf = (user: string | null): string => {
    if (user === null) return t('worker.nobodySaid')
    return user === me.id ? t('worker.saidMe') : t('worker.said', { name: nameOf(user) })
  }
  const save = () =>
    run(
      async () => {
        await api.assignments.assign({ caseId, worker, second, was: workers.worker })
        await assigned()
        onDone()
        say({ text: saidOf(worker) })
      },
      // Somebody was quicker: what stands now is shown behind the sentence that says so.
      (fault) => (isProblem(fault) && fault.code === 'stale' ? assigned() : undefined),
    )
  return { worker, setWorker, second, setSecond, save, busy, error }
}

/** `about` names the case where several stand beside each other. */
export function Assign({ about, ...asked }: Asked & { about?: string }) {
  const t = useText()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button size="small" look="quiet" onPress={() => setOpen(true)}>
        {t(asked.workers.worker ? 'worker.change' : 'worker.assign')}
        {about && <span className="unseen"> {about}</span>}
      </Button>
      {isOpen && <AssignDialog {...asked} onClose={() => setOpen(false)} />}
    </>
  )
}

/** Asks who works on the case and who covers; where it is somebody else's to say, it says so. */
export function AssignDialog({
  onClose,
  mayAssign = true,
  ...asked
}: Asked & { onClose: () => void; mayAssign?: boolean }) {
  const t = useText()
  const { options } = useWorkers()
  const form = useAssign(asked, onClose)
  const { worker, second } = form
  const nobody = { value: '', label: t('worker.none') }
  return (
    <Dialog
      title={t('worker.title')}
      onClose={onClose}
      actions={() => (
        <Button
          look="primary"
          isPending={form.busy}
          isDisabled={!mayAssign || (worker !== null && worker === second)}
          onPress={() => void form.save()}
        >
          {t('worker.save')}
        </Button>
      )}
    >
      <ErrorMessage error={form.error} />
      {!mayAssign && <p>{t('refused.not-your-case')}</p>}
      <Select
        label={t('worker.worker')}
        hint={t('worker.worker.hint')}
        options={[nobody, ...options]}
        value={worker ?? ''}
        onChange={(value) => form.setWorker(value || null)}
      />
      <Select
        label={t('worker.second')}
        hint={t('worker.second.hint')}
        options={[nobody, ...options.filter((one) => one.value !== worker)]}
        value={second === worker ? '' : (second ?? '')}
        onChange={(value) => form.setSecond(value || null)}
      />
    </Dialog>
  )
}
