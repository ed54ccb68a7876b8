// For somebody who lost every way in, or whose invitation was not used in time: new keys by a new invitation. No copy of the
// old ones exists; colleagues let them in again.
import { session } from '../../web/session/window-session.ts'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import type { Colleague } from '../../web/session/colleagues.ts'
import { Button } from '../../web/controls/button.tsx'
import { Dialog } from '../../web/controls/dialog.tsx'
import { useText } from '../../web/language/language.tsx'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { inviteAgain } from '../client/invite.ts'
import { Paper, PaperActions } from './invite-paper.tsx'

export function InviteAgain({ who }: { who: Colleague }) {
  const t = useText()
  const queries = useQueryClient()
  const [isOpen, setOpen] = useState(false)
  const { busy, error, run, forget } = usePendingAction()
  const [made, setMade] = useState<{ secret: string; waits: boolean } | null>(null)
  const name = who.name ?? who.handle
  const invite = () =>
    run(async () => {
      setMade(await inviteAgain(session, who.id))
    })
  const close = () => {
    setOpen(false)
    setMade(null)
    forget()
    // Only now: the list that this button stands in is drawn anew by it, and the paper would be gone.
    void queries.invalidateQueries({ queryKey: ['own log'] })
    void queries.invalidateQueries({ queryKey: ['colleagues'] })
  }
  return (
    <>
      <Button size="small" look="quiet" onPress={() => setOpen(true)}>
        {t('people.again')} <span className="unseen">{name}</span>
      </Button>
      <Dialog
        title={t(made ? 'people.invite.made' : 'people.again.title', { name })}
        isOpen={isOpen}
        onOpenChange={(open) => !open && close()}
        alert={made !== null}
        actions={() =>
          made ? (
            <PaperActions onPassed={close} />
          ) : (
            <>
              <Button onPress={close}>{t('people.again.not')}</Button>
              <Button look="primary" isPending={busy} onPress={() => void invite()}>
                {t('people.invite.make')}
              </Button>
            </>
          )
        }
      >
        {made ? (
          <Paper handle={who.handle} {...made} />
        ) : (
          <>
            <ErrorMessage error={error} />
            <p>{t(who.state === 'invited' ? 'people.again.invited' : 'people.again.what')}</p>
          </>
        )}
      </Dialog>
    </>
  )
}
