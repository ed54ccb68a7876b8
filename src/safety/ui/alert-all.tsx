// One press calls everybody who works with the person to open their case now. No reason is asked and none is sent; a slip is taken back.
import { useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { newId } from '../../api/new-id.ts'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { Button } from '../../web/controls/button.tsx'
import { useNotices } from '../../web/controls/notice.tsx'
import { useText } from '../../web/language/language.tsx'
import { session } from '../../web/session/window-session.ts'
import { alertAll } from '../client/alert-all.ts'

export function AlertAll({ caseId, onCalled }: { caseId: string; onCalled?: (() => void) | undefined }) {
  const t = useText()
  const { say } = useNotices()
  const queries = useQueryClient()
  const { busy, error, run } = usePendingAction()
  const [id, setId] = useState(() => newId())
  const call = () =>
    run(async () => {
      await alertAll(session, caseId, id)
      setId(newId())
      say({ text: t('alert.called') })
      await queries.invalidateQueries({ queryKey: ['case', caseId] })
      onCalled?.()
    })
  return (
    <>
      <Button size="small" look="danger" icon="flag" isPending={busy} onPress={() => void call()}>
        {t('alert.all')}
      </Button>
      <ErrorMessage error={error} />
    </>
  )
}
