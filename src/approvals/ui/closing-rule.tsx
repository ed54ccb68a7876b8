// For administrators: whether a case is closed only with a supervisor's yes. Off unless the house decides otherwise.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { useText } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'
import { useMe } from '../../web/session/session.tsx'

export function ClosingRule() {
  const t = useText()
  const { roles } = useMe()
  const queries = useQueryClient()
  const { busy, error, run } = usePendingAction()
  const decides = roles.includes('administrator')
  const { data } = useQuery({
    queryKey: ['approvals', 'rule'],
    queryFn: ({ signal }) => api.approvals.rule({}, { signal }),
    enabled: decides,
  })
  if (!decides || !data) return null
  const { closing, can } = data
  const turn = () =>
    run(async () => {
      await api.approvals.decide({ closing: !closing })
      await queries.invalidateQueries({ queryKey: ['approvals', 'rule'] })
    })
  return (
    <Card title={t('approval.rule')}>
      <div className="stack">
        <p>{t(closing ? 'approval.rule.on' : can ? 'approval.rule.off' : 'refused.too-few-for-a-yes')}</p>
        <ErrorMessage error={error} />
        {(closing || can) && (
          <div>
            <Button isPending={busy} onPress={() => void turn()}>
              {t(closing ? 'approval.rule.stop' : 'approval.rule.begin')}
            </Button>
          </div>
        )}
      </div>
    </Card>
  )
}
