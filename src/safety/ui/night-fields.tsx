// What is agreed beforehand for a night on which they do not come back, and what the night team does if they are in danger from
// themselves: without the reason.
import { Select } from '../../web/controls/select.tsx'
import { TextField } from '../../web/controls/text-field.tsx'
import { useText } from '../../web/language/language.tsx'
import { beforehand, type SafetyPlan } from '../plan.ts'

type Night = SafetyPlan['night']
const hours = [1, 2, 4, 8, 12, 24]

export function NightFields({ value, onChange }: { value: Night; onChange: (value: Night) => void }) {
  const t = useText()
  const put = (change: Night) => onChange({ ...value, ...change })
  return (
    <>
      <Select
        label={t('safety.tells')}
        options={beforehand.map((one) => ({ value: one, label: t(`code.${one}`) }))}
        value={value.tells ?? null}
        onChange={(tells) => put({ tells: tells as NonNullable<Night['tells']> })}
      />
      <Select
        label={t('safety.after')}
        options={hours.map((one) => ({ value: String(one), label: t('safety.hours', { count: one }) }))}
        value={value.after === undefined ? null : String(value.after)}
        onChange={(after) => put({ after: Number(after) })}
      />
      <TextField
        label={t('safety.ringsFirst')}
        value={value.rings ?? ''}
        onChange={(rings) => put({ rings })}
        maxLength={200}
      />
      <TextField
        label={t('safety.nightDoes')}
        hint={t('safety.nightDoes.hint')}
        optional
        value={value.does ?? ''}
        onChange={(does) => put({ does })}
        maxLength={300}
      />
    </>
  )
}
