// The steps of what holds for this process, above its panel: nobody has to look a protocol up in a folder.
import { Card } from '../../web/controls/card.tsx'
import { FoldedIfNarrow } from '../../web/controls/folded-if-narrow.tsx'
import { Pill } from '../../web/controls/pill.tsx'
import { useText } from '../../web/language/language.tsx'
import { useToday } from '../../web/session/now.ts'
import { Filled } from '../../web/shell/slots.tsx'
import { isDue } from '../policy.ts'
import { besidePolicy } from './policy-slots.ts'
import { PolicySteps } from './policy-steps.tsx'
import { usePolicies } from './use-policies.ts'

export function PolicyHere({ kind }: { kind: string }) {
  const t = useText()
  const today = useToday()
  const { data } = usePolicies()
  const here = data?.policies.filter(({ kinds }) => kinds.includes(kind)) ?? []
  return here.map((policy) => (
    <Card
      key={policy.id}
      title={policy.title}
      aside={
        isDue(policy, today) ? (
          <Pill tone="due">{t('policies.due')}</Pill>
        ) : (
          <span className="second">
            <bdi>{policy.house}</bdi>
          </span>
        )
      }
    >
      <FoldedIfNarrow title={t('policies.steps.show', { count: policy.steps.length })}>
        <PolicySteps policy={policy} />
      </FoldedIfNarrow>
      {policy.shared && <Filled slot={besidePolicy} id={policy.id} edition={policy.edition} />}
    </Card>
  ))
}
