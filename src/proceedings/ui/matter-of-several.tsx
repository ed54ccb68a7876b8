// The same matter in each of these cases: one kind, one last day, one set of facts, put down in one press.
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { claimMatters, type ClaimMatter } from '../../jurisdiction/compensation.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { useIdempotentWrite } from '../../web/actions/idempotent-write.ts'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { DateField } from '../../web/controls/date-field.tsx'
import { useNotices } from '../../web/controls/notice.tsx'
import { Select } from '../../web/controls/select.tsx'
import { TextArea } from '../../web/controls/text-field.tsx'
import { useText } from '../../web/language/language.tsx'
import { useMe } from '../../web/session/session.tsx'
import { session } from '../../web/session/window-session.ts'
import { placesFor, takeTogether, type Place } from '../client/matter-of-several.ts'

/** `cases`: this one and the others that name the same employer. */
export function MatterOfSeveral({ cases }: { cases: readonly string[] }) {
  const t = useText()
  const { roles } = useMe()
  const { say } = useNotices()
  const queries = useQueryClient()
  const { busy, error, run } = usePendingAction()
  const intention = useIdempotentWrite<Place[]>()
  const [subkind, setSubkind] = useState<ClaimMatter>('labour_claim')
  const [limitOn, setLimitOn] = useState<string | null>(null)
  const [facts, setFacts] = useState('')
  const take = () =>
    void run(async () => {
      const places = await intention.madeFor([cases, subkind, limitOn, facts], () => placesFor(cases))
      await takeTogether(session, places, { subkind, limitOn: limitOn ?? undefined, facts, roles })
      say({ tone: 'done', text: t('otherSide.together.done', { count: cases.length }) })
      await queries.invalidateQueries({ queryKey: ['case'] })
    })
  return (
    <details>
      <summary>{t('otherSide.together')}</summary>
      <div className="stack">
        <p className="second">{t('otherSide.together.lead')}</p>
        <Select
          label={t('otherSide.together.kind')}
          options={claimMatters.map((one) => ({ value: one, label: t(`code.${one}`) }))}
          value={subkind}
          onChange={(one) => setSubkind((one ?? 'labour_claim') as ClaimMatter)}
        />
        <DateField optional label={t('otherSide.together.limit')} value={limitOn} onChange={setLimitOn} />
        <TextArea
          optional
          label={t('otherSide.together.facts')}
          hint={t('otherSide.together.facts.hint')}
          rows={3}
          maxLength={2000}
          value={facts}
          onChange={setFacts}
        />
        <div className="row">
          <Button isPending={busy} onPress={take}>
            {t('otherSide.together.do', { count: cases.length })}
          </Button>
        </div>
        <ErrorMessage error={error} />
      </div>
    </details>
  )
}
