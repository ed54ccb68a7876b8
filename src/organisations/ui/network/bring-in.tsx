// Bringing an organisation in: how the network will know it, and who administers it first. It ends with a paper, as every
// invitation does; what the coordinator signs here is why the others believe the newcomer's keys.
import { session } from '../../../web/session/window-session.ts'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { isProblem } from '../../../api/problem.ts'
import { usePendingAction } from '../../../web/actions/use-pending-action.ts'
import { Button } from '../../../web/controls/button.tsx'
import { Dialog } from '../../../web/controls/dialog.tsx'
import { useDraft } from '../../../web/drafts/draft.ts'
import { useText } from '../../../web/language/language.tsx'
import { useMe } from '../../../web/session/session.tsx'
import { DraftConflict } from '../../../web/drafts/draft-conflict.tsx'
import { bringOrganisation } from '../../client/bring-organisation.ts'
import { Paper, PaperActions } from '../invite-paper.tsx'
import { empty, faultsOf, joiningOf, JoiningForm, type Form } from './joining-form.tsx'

export function BringIn() {
  const t = useText()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button look="primary" icon="plus" onPress={() => setOpen(true)}>
        {t('network.bring')}
      </Button>
      {isOpen && <Bringing onClose={() => setOpen(false)} />}
    </>
  )
}

/** What is typed, kept as a draft, and the invitation that comes of it. */
function useBringing() {
  const me = useMe()
  const queries = useQueryClient()
  const [form, setForm] = useState<Form>({ ...empty, pack: me.network.pack })
  const [attempt, setAttempt] = useState(0)
  const { busy, error, run } = usePendingAction()
  const [taken, setTaken] = useState<string | null>(null)
  const [made, setMade] = useState<{ handle: string; secret: string; name: string } | null>(null)
  const draft = useDraft('bring-in', form, setForm)
  const faults = attempt === 0 ? [] : faultsOf(form, taken)

  const send = async () => {
    setAttempt(attempt + 1)
    const joining = joiningOf(form)
    const handle = form.handle.trim().toLowerCase()
    if (!joining || faultsOf(form, taken).length > 0) return
    await run(
      async () => {
        const { secret } = await bringOrganisation(session, joining, handle)
        setMade({ handle, secret, name: joining.name })
        await draft.drop()
      },
      (fault) => {
        // An answer that was lost on its way may have left an organisation that waits: it can be taken back.
        void queries.invalidateQueries({ queryKey: ['awaited'] })
        if (isProblem(fault) && fault.code === 'conflict') setTaken(handle)
      },
    )
  }
  return { form, setForm, attempt, busy, error, taken, made, draft, faults, send }
}

function Bringing({ onClose }: { onClose: () => void }) {
  const t = useText()
  const queries = useQueryClient()
  const { form, setForm, attempt, busy, error, taken, made, draft, faults, send } = useBringing()
  const close = () => {
    if (made) void queries.invalidateQueries({ queryKey: ['awaited'] })
    onClose()
  }

  return (
    <Dialog
      title={made ? t('people.invite.made') : t('network.bring.title')}
      isOpen
      onOpenChange={(open) => !open && close()}
      alert={made !== null}
      actions={() =>
        made ? (
          <PaperActions onPassed={close} />
        ) : (
          <Button look="primary" isPending={busy} onPress={() => void send()}>
            {t('people.invite.make')}
          </Button>
        )
      }
    >
      {made ? (
        <Paper {...made} waits={false} once={t('network.bring.once', { name: made.name })} />
      ) : (
        <JoiningForm
          above={<DraftConflict draft={draft} />}
          form={form}
          put={(change) => setForm((before) => ({ ...before, ...change }))}
          faults={faults.map(({ field, key }) => ({ field, words: t(key) }))}
          attempt={attempt}
          error={taken !== null && isProblem(error) && error.code === 'conflict' ? null : error}
        />
      )}
    </Dialog>
  )
}
