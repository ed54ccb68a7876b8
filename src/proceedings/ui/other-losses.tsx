// What else was lost: added, counted for the employer, or only listed because it lies in what was not paid.
import { useState, type FormEvent } from 'react'
import { newId } from '../../api/new-id.ts'
import { hundredthsIn } from '../../jurisdiction/money.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { CheckboxGroup } from '../../web/controls/choices.tsx'
import { FoldedIfNarrow } from '../../web/controls/folded-if-narrow.tsx'
import { Rows } from '../../web/controls/rows.tsx'
import { Select } from '../../web/controls/select.tsx'
import { TextField } from '../../web/controls/text-field.tsx'
import { useText } from '../../web/language/language.tsx'
import { lossKinds, type Loss, type LossKind } from '../losses.ts'
import { ChooseEvidence, Evidence, numberTyped, type LossPart } from './loss-part.tsx'
import { useMoney } from './use-losses.ts'

const groups = ['added', 'less', 'listed'] as const

export function OtherLosses(part: LossPart) {
  const t = useText()
  const { written, put, schedule, pack } = part
  const { money } = useMoney(written.currency)
  const of = (group: (typeof groups)[number]) =>
    written.losses.filter(({ kind }) => lossKinds[kind] === group)
  return (
    <Card title={t('losses.others')} lead={t('losses.others.lead')}>
      <div className="stack">
        {groups
          .filter((group) => of(group).length > 0)
          .map((group) => (
            <LossRows key={group} group={group} rows={of(group)} part={part} />
          ))}
        {pack.compensation.interest && (
          <AddedSum
            label={t('losses.interest')}
            choice={t('law.money.interest', { percent: pack.compensation.interest.percent })}
            isAdded={written.withInterest}
            onChange={(withInterest) => put({ withInterest })}
            sum={money(schedule.interest)}
          />
        )}
        {pack.compensation.arrears && (
          <AddedSum
            label={t('losses.raised')}
            choice={t('law.money.arrears')}
            isAdded={written.atPresentRate === true}
            onChange={(atPresentRate) => put({ atPresentRate })}
            sum={money(schedule.raised)}
          />
        )}
        <FoldedIfNarrow title={t('losses.addLoss')}>
          <LossForm part={part} onAdd={(loss) => put({ losses: [...written.losses, loss] })} />
        </FoldedIfNarrow>
      </div>
    </Card>
  )
}

type Group = { group: (typeof groups)[number]; rows: readonly Loss[]; part: LossPart }

/** The losses of one group, each of which can be taken off the claim. */
function LossRows({ group, rows, part: { written, put } }: Group) {
  const t = useText()
  const { money } = useMoney(written.currency)
  return (
    <Rows
      heading={t(`losses.group.${group}`)}
      rows={rows.map((loss) => ({
        id: loss.id,
        title: t(`losses.kind.${loss.kind}`),
        detail: <bdi>{loss.what}</bdi>,
        facts: [
          <strong key="amount">{money(hundredthsIn(loss.amount))}</strong>,
          <Evidence key="evidence" of={loss} />,
        ],
        actions: (
          <Button
            size="small"
            look="quiet"
            onPress={() => put({ losses: written.losses.filter((one) => one.id !== loss.id) })}
          >
            {t('losses.remove')}
            <span className="unseen"> {t(`losses.kind.${loss.kind}`)}</span>
          </Button>
        ),
      }))}
    />
  )
}

interface Added {
  label: string
  choice: string
  isAdded: boolean
  onChange: (isAdded: boolean) => void
  sum: string
}

/** What the law adds to a claim where whoever makes it wants that, with its amount. */
const AddedSum = ({ label, choice, isAdded, onChange, sum }: Added) => (
  <CheckboxGroup
    label={`${label}: ${sum}`}
    choices={[{ value: 'yes', label: choice }]}
    value={isAdded ? ['yes'] : []}
    onChange={(chosen) => onChange(chosen.length > 0)}
  />
)

const nothing = { kind: null as LossKind | null, amount: '', what: '', papers: [] as readonly string[] }

function LossForm({ part, onAdd }: { part: LossPart; onAdd: (loss: Loss) => void }) {
  const t = useText()
  const [typed, setTyped] = useState(nothing)
  const [tried, setTried] = useState(false)
  const put = (change: Partial<typeof nothing>) => setTyped({ ...typed, ...change })
  const { kind, what, papers } = typed
  const amount = numberTyped(typed.amount)
  const add = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (kind === null || !amount) return
    onAdd({ id: newId(), kind, amount, what: what.trim(), papers })
    setTyped(nothing)
    setTried(false)
  }
  return (
    <form className="stack" onSubmit={add} noValidate>
      <div className="losses-fields">
        <Select
          label={t('losses.kind')}
          options={Object.keys(lossKinds).map((code) => ({ value: code, label: t(`losses.kind.${code}`) }))}
          value={kind}
          onChange={(code) => put({ kind: code as LossKind | null })}
          error={tried && kind === null ? t('losses.fault.kind') : undefined}
        />
        <TextField
          label={t('losses.amount')}
          dir="ltr"
          maxLength={12}
          value={typed.amount}
          onChange={(words) => put({ amount: words })}
          error={tried && !amount ? t('losses.fault.number') : undefined}
        />
        <TextField
          label={t('losses.what')}
          optional
          maxLength={200}
          value={what}
          onChange={(words) => put({ what: words })}
        />
      </div>
      <ChooseEvidence papers={part.papers} value={papers} onChange={(chosen) => put({ papers: chosen })} />
      <div className="row">
        <Button type="submit">{t('losses.addLoss')}</Button>
      </div>
    </form>
  )
}
