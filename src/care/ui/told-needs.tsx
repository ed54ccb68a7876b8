// Before somebody is asked what they need: what they have said already. A need of the first days that nobody has met becomes a row with one
// press, and what was told is read where it stands.
import { useQuery } from '@tanstack/react-query'
import { tabOf } from '../../cases/ui/case-slots.ts'
import { toldOf } from '../../cases/told.ts'
import type { SharedCase } from '../../client/case-keys.ts'
import { latestOf } from '../../client/sealed-record.ts'
import { Button, ButtonLink } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { useText } from '../../web/language/language.tsx'
import { session } from '../../web/session/window-session.ts'
import { codeWords } from '../../web/track/answers.ts'
import { readFirstDays } from '../client/keep-first-days.ts'
import { notMet } from '../first-days.ts'

interface Props {
  shared: SharedCase
  /** What stands among the rows already. */
  taken: readonly string[]
  onTake: (text: string) => void
}

export function ToldNeeds({ shared, taken, onTake }: Props) {
  const t = useText()
  const row = latestOf(shared.records, 'first_days')
  const { data } = useQuery({
    queryKey: ['first-days', shared.case.id, row?.id],
    queryFn: async () => (await readFirstDays(session, shared)) ?? { needs: {}, text: '' },
    enabled: row !== undefined && shared.held.includes('narrative'),
    gcTime: 0,
  })
  const told = toldOf(shared.records, shared.held).length
  const needs = data
    ? notMet(data).map((need) => ({
        need,
        text: [codeWords(need, t), data.needs[need]?.why?.trim()].filter(Boolean).join('. '),
      }))
    : []
  const left = needs.filter(({ text }) => !taken.includes(text))
  if (left.length === 0 && told === 0) return null
  return (
    <Card title={t('plan.told')} lead={t('plan.toldLead')}>
      <div className="row">
        {left.map(({ need, text }) => (
          <Button key={need} size="small" icon="plus" onPress={() => onTake(text)}>
            {text}
          </Button>
        ))}
        {told > 0 && (
          <ButtonLink size="small" look="quiet" href={tabOf(shared.case.id, 'notes')}>
            {t('plan.toldRead', { count: told })}
          </ButtonLink>
        )}
      </div>
    </Card>
  )
}
