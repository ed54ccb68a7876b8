// What a colleague does here, changed: said in the log and signed. Among three administrators or more it waits for a second.
import { session } from '../../web/session/window-session.ts'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { staffRoles } from '../../api/roles.ts'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import type { Colleague } from '../../web/session/colleagues.ts'
import { Button } from '../../web/controls/button.tsx'
import { CheckboxGroup } from '../../web/controls/choices.tsx'
import { Dialog } from '../../web/controls/dialog.tsx'
import { useNotices } from '../../web/controls/notice.tsx'
import { useText } from '../../web/language/language.tsx'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { OnlyHandle } from './only-handle.tsx'
import { changeRoles } from '../client/members.ts'

export function ChangeRoles({ who }: { who: Colleague }) {
  const t = useText()
  const queries = useQueryClient()
  const { say } = useNotices()
  const [isOpen, setOpen] = useState(false)
  const [roles, setRoles] = useState(who.roles)
  const [fault, setFault] = useState(false)
  const { busy, error, run, forget } = usePendingAction()
  const name = who.name ?? who.handle
  const open = () => {
    setRoles(who.roles)
    setFault(false)
    forget()
    setOpen(true)
  }
  const save = async () => {
    const isWrong = roles.length === 0 || roles.length > 6
    setFault(isWrong)
    if (isWrong) return
    await run(async () => {
      const waits = await changeRoles(session, who.id, roles)
      setOpen(false)
      say({ text: t(waits ? 'people.roles.waits' : 'people.roles.done', { name }) })
      await queries.invalidateQueries({ queryKey: ['own log'] })
      await queries.invalidateQueries({ queryKey: ['colleagues'] })
    })
  }
  return (
    <>
      <Button size="small" look="quiet" onPress={open}>
        {t('people.roles')} <span className="unseen">{name}</span>
      </Button>
      <Dialog
        title={t('people.roles.title', { name })}
        isOpen={isOpen}
        onOpenChange={setOpen}
        actions={() => (
          <Button look="primary" isPending={busy} onPress={() => void save()}>
            {t('people.roles.save')}
          </Button>
        )}
      >
        <ErrorMessage error={error} />
        <OnlyHandle who={who} />
        <CheckboxGroup
          label={t('people.invite.roles')}
          hint={t('people.roles.hint')}
          choices={staffRoles.map((role) => ({ value: role, label: t(`people.role.${role}`) }))}
          value={roles}
          onChange={setRoles}
          error={fault ? t('people.invite.roles.missing') : undefined}
          columns
        />
      </Dialog>
    </>
  )
}
