// A case that is signed as closed and that the server calls open: whoever carries it is asked, since from then on it can be given
// to new readers. A server alone gets no signature for that.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { stateCase, type SharedCase } from '../../client/case-keys.ts'
import { Button } from '../../web/controls/button.tsx'
import { Notice } from '../../web/controls/notice.tsx'
import { useText } from '../../web/language/language.tsx'
import { today } from '../../client/time.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { vault } from '../../web/session/vault.ts'
import { isOpen } from '../../tracks/case-state.ts'
import { session } from '../../web/session/window-session.ts'

export function Reopened({ shared: { case: head } }: { shared: SharedCase }) {
  const t = useText()
  const queries = useQueryClient()
  const { id, state, mine } = head
  const { busy, error, run } = usePendingAction()
  const { data: said } = useQuery({
    queryKey: ['case', id, 'said', state],
    enabled: mine && isOpen(state),
    queryFn: async () => (await vault.viewCase({ caseId: id, day: await today(session) })).state,
  })
  if (said !== 'closed') return null
  const say = () =>
    run(async () => {
      await stateCase(session, id, 'reopen')
      await queries.invalidateQueries({ queryKey: ['case', id] })
    })
  return (
    <Notice
      tone="due"
      title={t('case.reopened.title')}
      action={
        <Button isPending={busy} onPress={() => void say()}>
          {t('case.reopened.say')}
        </Button>
      }
    >
      <p>{t('case.reopened.words')}</p>
      <ErrorMessage error={error} />
    </Notice>
  )
}
