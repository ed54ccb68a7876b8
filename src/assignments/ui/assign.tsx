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
function useAssign({ caseId, workers }: Asked) {
  const t = useText()
  const me = useMe()
  const { say } = useNotices()
  const { nameOf } = useWorkers()
  const assigned = useAssigned()
  const [isOpen, setOpen] = useState(false)
  const [worker, setWorker] = useState(workers.worker)
  const [second, setSecond] = useState(workers.second)
  const { busy, error, run, forget } = usePendingAction()
  const open = () => {
    setWorker(workers.worker)
    setSecond(workers.second)
    forget()
    setOpen(true)
  }
  const saidOf = (user: string | null): string => {
    if (user === null) return t('worker.nobodySaid')
    return user === me.id ? t('worker.saidMe') : t('worker.said', { name: nameOf(user) })
  }
  const save = () =>
    run(
      async () => {
        await api.assignments.assign({ caseId, worker, second, was: workers.worker })
        await assigned()
        setOpen(false)
        say({ text: saidOf(worker) })
      },
      // Somebody was quicker: what stands now is shown behind the sentence that says so.
      (fault) => (isProblem(fault) && fault.code === 'stale' ? assigned() : undefined),
    )
  return { isOpen, setOpen, open, worker, setWorker, second, setSecond, save, busy, error }
}

/** `about` names the case where several stand beside each other. */
export function Assign({ about, ...asked }: Asked & { about?: string }) {
  const t = useText()
  const { options } = useWorkers()
  const form = useAssign(asked)
  const { worker, second } = form
  const nobody = { value: '', label: t('worker.none') }
  return (
    <>
      <Button size="small" look="quiet" onPress={form.open}>
        {t(asked.workers.worker ? 'worker.change' : 'worker.assign')}
        {about && <span className="unseen"> {about}</span>}
      </Button>
      <Dialog
        title={t('worker.title')}
        isOpen={form.isOpen}
        onOpenChange={form.setOpen}
        actions={() => (
          <Button
            look="primary"
            isPending={form.busy}
            isDisabled={worker !== null && worker === second}
            onPress={() => void form.save()}
          >
            {t('worker.save')}
          </Button>
        )}
      >
        <ErrorMessage error={form.error} />
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
    </>
  )
}
