// Family members here and in other countries, each with the country and a danger of their own.
import { Button } from '../../web/controls/button.tsx'
import { Select } from '../../web/controls/select.tsx'
import { TextField } from '../../web/controls/text-field.tsx'
import { useText } from '../../web/language/language.tsx'
import type { FamilyMember } from '../assessment.ts'
import { riskLevels } from '../risk.ts'

interface FamilyProps {
  family: readonly FamilyMember[]
  onChange: (family: readonly FamilyMember[]) => void
}
const most = 12

export function FamilyFields({ family, onChange }: FamilyProps) {
  const t = useText()
  const put = (at: number, change: Partial<FamilyMember>) =>
    onChange(family.map((one, place) => (place === at ? { ...one, ...change } : one)))
  const dangers = [...riskLevels, 'not_known'] as const
  return (
    <section className="stack">
      <h3>{t('safety.relatives')}</h3>
      {family.map(({ who, country, risk }, at) => (
        <fieldset key={at} className="safety-row">
          <legend className="unseen">{t('plan.row', { number: at + 1 })}</legend>
          <TextField
            label={t('safety.relatives.who')}
            value={who}
            onChange={(words) => put(at, { who: words })}
            maxLength={80}
          />
          <TextField
            label={t('safety.relatives.country')}
            value={country}
            onChange={(words) => put(at, { country: words })}
            maxLength={80}
          />
          <Select
            label={t('safety.relatives.risk')}
            options={dangers.map((value) => ({
              value,
              label: t(value === 'not_known' ? 'safety.answer.not_known' : `code.${value}`),
            }))}
            value={risk}
            onChange={(value) => put(at, { risk: value as FamilyMember['risk'] })}
          />
        </fieldset>
      ))}
      <div className="row">
        <Button
          size="small"
          icon="plus"
          isDisabled={family.length >= most}
          onPress={() => onChange([...family, { who: '', country: '', risk: 'not_known' }])}
        >
          {t('safety.relatives.add')}
        </Button>
      </div>
    </section>
  )
}
