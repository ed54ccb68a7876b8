// For administrators: what is done only with a supervisor's yes. Nothing unless the house decides otherwise.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { useText } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'
import { useMe } from '../../web/session/session.tsx'

const rules = ['closing', 'lowering', 'plan'] as const

export function YesRules() {
  const t = useText()
  const { roles } = useMe()
  const decides = roles.includes('administrator')
  const { data } = useQuery({
    queryKey: ['approvals', 'rule'],
    queryFn: ({ signal }) => api.approvals.rule({}, { signal }),
    enabled: decides,
  })
  if (!decides || !data) return null
  return (
    <Card title={t('approval.rules')}>
      <div className="stack">
        {rules.map((rule) => (
          <Rule key={rule} rule={rule} isOn={data[rule]} can={data.can} />
        ))}
        {!data.can && <p>{t('refused.too-few-for-a-yes')}</p>}
      </div>
    </Card>
  )
}

function Rule({ rule, isOn, can }: { rule: (typeof rules)[number]; isOn: boolean; can: boolean }) {
  const t = useText()
  const queries = useQueryClient()
  const { busy, error, run } = usePendingAction()
  const turn = () =>
    run(async () => {
      await api.approvals.decide({ [rule]: !isOn })
      await queries.invalidateQueries({ queryKey: ['approvals', 'rule'] })
    })
  if (!isOn && !can) return null
  return (
    <div>
      <p>{t(`approval.rule.${rule}.${isOn ? 'on' : 'off'}`)}</p>
      <ErrorMessage error={error} />
      <Button isPending={busy} onPress={() => void turn()}>
        {t(`approval.rule.${rule}.${isOn ? 'stop' : 'begin'}`)}
      </Button>
    </div>
  )
}
