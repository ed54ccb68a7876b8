// What a colleague or a team is called at home, given or changed. It is sealed here for everybody in the house; no log has it.
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { Dialog } from '../../web/controls/dialog.tsx'
import { useNotices } from '../../web/controls/notice.tsx'
import { TextField } from '../../web/controls/text-field.tsx'
import { useText } from '../../web/language/language.tsx'
import { useMe } from '../../web/session/session.tsx'
import { ErrorMessage } from '../../web/actions/error-message.tsx'

interface NamingProps {
  /** What it is known by now; `name` is empty where none was given. */
  known: string
  name: string
  keep: (name: string) => Promise<unknown>
  /** Which lists show it. */
  shownIn: 'colleagues' | 'teams'
}

export function Naming({ known, name, keep, shownIn }: NamingProps) {
  const t = useText()
  const { organisation } = useMe()
  const queries = useQueryClient()
  const { say } = useNotices()
  const [isOpen, setOpen] = useState(false)
  const [typed, setTyped] = useState(name)
  const [attempt, setAttempt] = useState(0)
  const { busy, error, run, forget } = usePendingAction()
  const next = typed.trim()
  const isShort = next.length < 2
  const open = () => {
    setTyped(name)
    setAttempt(0)
    forget()
    setOpen(true)
  }
  const save = async () => {
    setAttempt(attempt + 1)
    if (isShort) return
    await run(async () => {
      await keep(next)
      setOpen(false)
      say({ text: t('people.name.done', { name: next }), tone: 'done' })
      await queries.invalidateQueries({ queryKey: [shownIn] })
    })
  }
  return (
    <>
      <Button size="small" look="quiet" onPress={open}>
        {t('people.name')} <span className="unseen">{known}</span>
      </Button>
      <Dialog
        title={t('people.name.title', { name: known })}
        isOpen={isOpen}
        onOpenChange={setOpen}
        actions={() => (
          <Button look="primary" isPending={busy} onPress={() => void save()}>
            {t('people.name.save')}
          </Button>
        )}
      >
        <div className="stack">
          <ErrorMessage error={error} />
          <TextField
            label={t('people.invite.name')}
            readers={t('people.invite.name.readers', { organisation: organisation.name })}
            maxLength={80}
            value={typed}
            onChange={setTyped}
            error={attempt > 0 && isShort ? t('people.name.short') : undefined}
          />
        </div>
      </Dialog>
    </>
  )
}
