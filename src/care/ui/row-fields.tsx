// The fields of one row of a plan: the person's words first, beside them what is aimed at, which service, where, who and by when.
import type { ClipboardEvent, ReactNode } from 'react'
import { urgencies, type Urgency } from '../../client/description.ts'
import { DateField } from '../../web/controls/date-field.tsx'
import { ComboBox, Select } from '../../web/controls/select.tsx'
import { useIsNarrow } from '../../web/controls/narrow.ts'
import { TextField } from '../../web/controls/text-field.tsx'
import { useText } from '../../web/language/language.tsx'
import { useColleagues } from '../../web/session/colleagues.ts'
import { codeWords } from '../../web/track/answers.ts'
import type { TypedRow } from '../client/plan-row.ts'
import { goalMachine } from '../goal.ts'

interface RowFieldsProps {
  row: TypedRow
  number: number
  isFirst: boolean
  onChange: (row: TypedRow) => void
  onPaste?: (event: ClipboardEvent) => void
}

export function RowFields({ row, number, isFirst, onChange, onPaste }: RowFieldsProps) {
  const t = useText()
  const { data: colleagues = [] } = useColleagues()
  const put = (change: Partial<TypedRow>) => onChange({ ...row, ...change })
  const services = goalMachine.subkinds.map((code) => ({ value: code, label: codeWords(code, t) }))
  const people = colleagues.map(({ id, name, handle }) => ({ value: id, label: name ?? handle }))
  return (
    <fieldset className="plan-fields" onPaste={onPaste}>
      <legend className="unseen">{t('plan.row', { number })}</legend>
      <TextField
        label={t('plan.need')}
        value={row.text}
        onChange={(text) => put({ text })}
        maxLength={400}
        autoFocus={isFirst}
      />
      {/* An empty row is one field: the rest comes with the first letter. */}
      {row.text && (
        <Rest>
          <TextField
            label={t('plan.goal')}
            value={row.goal}
            onChange={(goal) => put({ goal })}
            maxLength={200}
          />
          <ComboBox
            label={t('plan.service')}
            options={services}
            value={row.service}
            onChange={(service) => put({ service })}
          />
          <Select label={t('plan.who')} options={people} value={row.who} onChange={(who) => put({ who })} />
          <Select
            label={t('plan.urgency')}
            options={urgencies.map((one) => ({ value: one, label: t(`plan.urgency.${one}`) }))}
            value={row.urgency}
            onChange={(urgency) => put({ urgency: urgency as Urgency | null })}
          />
          <DateField label={t('plan.by')} value={row.by} onChange={(by) => put({ by })} />
        </Rest>
      )}
    </fieldset>
  )
}

/** What can wait: beside the words on a desk, behind one line on a telephone. */
function Rest({ children }: { children: ReactNode }) {
  const t = useText()
  const isNarrow = useIsNarrow()
  if (!isNarrow) return <div className="plan-rest">{children}</div>
  return (
    <details>
      <summary>{t('plan.more')}</summary>
      <div className="plan-rest">{children}</div>
    </details>
  )
}
