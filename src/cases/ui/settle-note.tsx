// Beneath a working note of mine that is a week old: it waits in my drawer alone. It is put into the file, or it is about others.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { useText } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'
import { workingNotesQuery } from './working-notes-query.ts'

export function SettleNote({ caseId, record }: { caseId: string; record: string }) {
  const t = useText()
  const queries = useQueryClient()
  const { busy, error, run } = usePendingAction()
  const { data: cases = [] } = useQuery(workingNotesQuery)
  if (!cases.some(({ notes }) => notes.includes(record))) return null
  const settle = () =>
    void run(async () => {
      await api.cases.settleNote({ caseId, record, as: 'of_others' })
      await queries.invalidateQueries({ queryKey: workingNotesQuery.queryKey })
    })
  return (
    <>
      <span className="second">{t('workingNotes.waits')}</span>
      <Button size="small" look="quiet" isPending={busy} onPress={settle}>
        {t('workingNotes.ofOthers')}
      </Button>
      <ErrorMessage error={error} />
    </>
  )
}
