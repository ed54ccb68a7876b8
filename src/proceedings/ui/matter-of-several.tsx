// The same matter in each of these cases: one kind, one last day, one set of facts, put down in one press.
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { aliasHere } from '../../cases/ui/alias-here.ts'
import { claimMatters, type ClaimMatter } from '../../jurisdiction/compensation.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { useIdempotentWrite } from '../../web/actions/idempotent-write.ts'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { DateField } from '../../web/controls/date-field.tsx'
import { CheckboxGroup } from '../../web/controls/choices.tsx'
import { Notice, useNotices } from '../../web/controls/notice.tsx'
import { Rows } from '../../web/controls/rows.tsx'
import { Select } from '../../web/controls/select.tsx'
import { TextArea } from '../../web/controls/text-field.tsx'
import { useText } from '../../web/language/language.tsx'
import { useMe } from '../../web/session/session.tsx'
import { session } from '../../web/session/window-session.ts'
import { placesFor, takeTogether, type Place } from '../client/matter-of-several.ts'

interface One {
  caseId: string
  reference: string
}

/** `cases`: this one and the others that name the same employer. A name can be another employer's: each is ticked, or is not. */
export function MatterOfSeveral({ cases }: { cases: readonly One[] }) {
  const t = useText()
  const { roles } = useMe()
  const nameOf = (reference: string) => aliasHere(reference, t)
  const { say } = useNotices()
  const queries = useQueryClient()
  const { busy, error, run } = usePendingAction()
  const intention = useIdempotentWrite<Place[]>()
  const [subkind, setSubkind] = useState<ClaimMatter>('labour_claim')
  const [limitOn, setLimitOn] = useState<string | null>(null)
  const [facts, setFacts] = useState('')
  const [chosen, choose] = useState(() => cases.map(({ caseId }) => caseId))
  const [left, setLeft] = useState<readonly string[]>([])
  const take = () =>
    void run(async () => {
      const places = await intention.madeFor([chosen, subkind, limitOn, facts], () => placesFor(chosen))
      const taken = await takeTogether(session, places, {
        subkind,
        limitOn: limitOn ?? undefined,
        facts,
        roles,
      })
      const refused = taken.filter(({ matter }) => matter === undefined)
      setLeft(refused.map(({ caseId }) => caseId))
      const count = taken.length - refused.length
      if (count > 0) say({ tone: 'done', text: t('otherSide.together.done', { count }) })
      await queries.invalidateQueries({ queryKey: ['case'] })
    })
  return (
    <details>
      <summary>{t('otherSide.together')}</summary>
      <div className="stack">
        <p className="second">{t('otherSide.together.lead')}</p>
        <CheckboxGroup
          label={t('otherSide.together.which')}
          choices={cases.map(({ caseId, reference }) => ({ value: caseId, label: nameOf(reference) }))}
          value={chosen}
          onChange={(all) => choose([...all])}
        />
        <Select
          label={t('otherSide.together.kind')}
          options={claimMatters.map((one) => ({ value: one, label: t(`code.${one}`) }))}
          value={subkind}
          onChange={(one) => setSubkind((one ?? 'labour_claim') as ClaimMatter)}
        />
        <Common limitOn={limitOn} setLimitOn={setLimitOn} facts={facts} setFacts={setFacts} />
        <div className="row">
          <Button isPending={busy} isDisabled={chosen.length === 0} onPress={take}>
            {t('otherSide.together.do', { count: chosen.length })}
          </Button>
        </div>
        <ErrorMessage error={error} />
        <Left cases={cases.filter(({ caseId }) => left.includes(caseId))} />
      </div>
    </details>
  )
}

/** Cases that refused: each says why on its own page. */
function Left({ cases }: { cases: readonly One[] }) {
  const t = useText()
  if (cases.length === 0) return null
  return (
    <Notice tone="due" title={t('otherSide.together.left')}>
      <Rows
        rows={cases.map(({ caseId, reference }) => ({
          id: caseId,
          title: aliasHere(reference, t),
          href: `/cases/${caseId}`,
        }))}
      />
    </Notice>
  )
}

/** What is the same for all of them. */
function Common({
  limitOn,
  setLimitOn,
  facts,
  setFacts,
}: {
  limitOn: string | null
  setLimitOn: (day: string | null) => void
  facts: string
  setFacts: (words: string) => void
}) {
  const t = useText()
  return (
    <>
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
    </>
  )
}
