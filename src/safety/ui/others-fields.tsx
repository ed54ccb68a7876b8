// What others do for somebody's safety: what, who, and since when; without a day it is still to be asked.
import { Button } from '../../web/controls/button.tsx'
import { DateField } from '../../web/controls/date-field.tsx'
import { TextField } from '../../web/controls/text-field.tsx'
import { useText } from '../../web/language/language.tsx'
import type { OthersDo } from '../plan.ts'

interface OthersProps {
  rows: readonly OthersDo[]
  onChange: (rows: readonly OthersDo[]) => void
}
const most = 12

export function OthersFields({ rows, onChange }: OthersProps) {
  const t = useText()
  const put = (at: number, change: Partial<OthersDo>) =>
    onChange(rows.map((row, place) => (place === at ? { ...row, ...change } : row)))
  return (
    <section className="stack">
      <h3>{t('safety.others')}</h3>
      {rows.map(({ what, who, since }, at) => (
        <fieldset key={at} className="safety-row">
          <legend className="unseen">{t('plan.row', { number: at + 1 })}</legend>
          <TextField
            label={t('safety.others.what')}
            value={what}
            onChange={(words) => put(at, { what: words })}
            maxLength={200}
          />
          <TextField
            label={t('safety.others.who')}
            value={who}
            onChange={(words) => put(at, { who: words })}
            maxLength={120}
          />
          <DateField
            label={t('safety.others.since')}
            optional
            value={since ?? null}
            onChange={(day) => put(at, day === null ? {} : { since: day })}
          />
        </fieldset>
      ))}
      <div className="row">
        <Button
          size="small"
          icon="plus"
          isDisabled={rows.length >= most}
          onPress={() => onChange([...rows, { what: '', who: '' }])}
        >
          {t('safety.others.add')}
        </Button>
      </div>
    </section>
  )
}
