// Moving cases from one colleague to another: which, to whom, one press.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { aliasHere } from '../../cases/ui/alias-here.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { CheckboxGroup } from '../../web/controls/choices.tsx'
import { Dialog } from '../../web/controls/dialog.tsx'
import { useNotices } from '../../web/controls/notice.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { Select } from '../../web/controls/select.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'
import { useAssigned, useWorkers } from './use-assignments.ts'

export function MoveCases({ user }: { user: string }) {
  const { t } = useLanguage()
  const { nameOf } = useWorkers()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button size="small" look="quiet" onPress={() => setOpen(true)}>
        {t('team.move')} <span className="unseen">{nameOf(user)}</span>
      </Button>
      {isOpen && <Asked user={user} onClose={() => setOpen(false)} />}
    </>
  )
}

/** What is chosen, and the one act that moves it. */
function useMoveCases(user: string, onClose: () => void) {
  const { t } = useLanguage()
  const { nameOf } = useWorkers()
  const assigned = useAssigned()
  const { say } = useNotices()
  const { busy, error, run } = usePendingAction()
  const [chosen, setChosen] = useState<string[]>([])
  const [to, setTo] = useState<string | null>(null)
  const { data } = useQuery({
    queryKey: ['workers', 'of', user],
    queryFn: ({ signal }) => api.assignments.casesOf({ user }, { signal }),
  })
  const move = () =>
    run(
      async () => {
        if (to === null) return
        for (const { caseId, second } of data?.cases.filter(({ caseId }) => chosen.includes(caseId)) ?? [])
          await api.assignments.assign({
            caseId,
            worker: to,
            second: second === to ? null : second,
            was: user,
          })
        await assigned()
        onClose()
        say({ text: t('team.moved', { count: chosen.length, name: nameOf(to) }) })
      },
      () => assigned(),
    )
  return { cases: data?.cases, chosen, setChosen, to, setTo, busy, error, move }
}

function Asked({ user, onClose }: { user: string; onClose: () => void }) {
  const { t } = useLanguage()
  const { options, nameOf } = useWorkers()
  const { cases, chosen, setChosen, to, setTo, busy, error, move } = useMoveCases(user, onClose)
  return (
    <Dialog
      title={t('team.move.title', { name: nameOf(user) })}
      onClose={onClose}
      actions={() => (
        <Button
          look="primary"
          isPending={busy}
          isDisabled={to === null || chosen.length === 0}
          onPress={() => void move()}
        >
          {t('team.move.go', { count: chosen.length })}
        </Button>
      )}
    >
      <div className="stack">
        <ErrorMessage error={error} />
        <Select
          label={t('team.move.to')}
          options={options.filter(({ value }) => value !== user)}
          value={to}
          onChange={setTo}
        />
        {!cases && <Skeleton label={t('worker.load.loading')} lines={4} />}
        {cases && (
          <CheckboxGroup
            label={t('team.move.which')}
            choices={cases.map(({ caseId, reference }) => ({
              value: caseId,
              label: aliasHere(reference, t),
              detail: reference,
            }))}
            value={chosen}
            onChange={setChosen}
            columns
          />
        )}
      </div>
    </Dialog>
  )
}
