// The other answer to whoever asked for a yes: a comment that only they can read.
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { Dialog } from '../../web/controls/dialog.tsx'
import { TextArea } from '../../web/controls/text-field.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import { useColleagueName } from '../../web/session/colleagues.ts'
import { session } from '../../web/session/window-session.ts'
import type { Waiting } from '../api.ts'
import { giveBack } from '../client/comment.ts'

export function GivingBack({
  asked,
  onClose,
}: {
  asked: Pick<Waiting, 'id' | 'askedBy'>
  onClose: () => void
}) {
  const { t } = useLanguage()
  const nameOf = useColleagueName()
  const queries = useQueryClient()
  const [text, setText] = useState('')
  const { busy, error, run } = usePendingAction()
  const send = () =>
    run(async () => {
      await giveBack(session, asked, text.trim())
      await queries.invalidateQueries({ queryKey: ['approvals'] })
      onClose()
    })
  return (
    <Dialog
      title={t('approval.back.title')}
      onClose={onClose}
      actions={() => (
        <Button look="primary" isPending={busy} isDisabled={text.trim() === ''} onPress={() => void send()}>
          {t('approval.back.go')}
        </Button>
      )}
    >
      <div className="stack">
        <ErrorMessage error={error} />
        <TextArea
          label={t('approval.comment')}
          hint={t('approval.comment.hint', { name: nameOf(asked.askedBy) })}
          maxLength={800}
          value={text}
          onChange={setText}
        />
      </div>
    </Dialog>
  )
}
