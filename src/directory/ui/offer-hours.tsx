// When a service is open, as one says it: these days, from then to then. Left out, it is not known.
import { Button } from '../../web/controls/button.tsx'
import { CheckboxGroup } from '../../web/controls/choices.tsx'
import { TextField } from '../../web/controls/text-field.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import { weekdays } from '../codes.ts'
import { noHours, type TypedHours } from '../offer.ts'
import { dayWords } from './words.ts'

interface OneProps {
  one: TypedHours
  change: (part: Partial<TypedHours>) => void
  onRemove: () => void
}

/** Some days, from then to then. */
function OneTime({ one, change, onRemove }: OneProps) {
  const { t, language } = useLanguage()
  return (
    <div className="stack directory-open-one">
      <CheckboxGroup
        columns
        label={t('directory.own.hours.days')}
        choices={weekdays.map((day) => ({ value: day, label: dayWords([day], language.locale) }))}
        value={one.days}
        onChange={(days) => change({ days })}
      />
      <div className="row directory-times">
        <TextField
          label={t('directory.own.hours.opens')}
          placeholder="09:00"
          dir="ltr"
          maxLength={5}
          value={one.opens}
          onChange={(opens) => change({ opens })}
        />
        <TextField
          label={t('directory.own.hours.closes')}
          placeholder="17:00"
          dir="ltr"
          maxLength={5}
          value={one.closes}
          onChange={(closes) => change({ closes })}
        />
      </div>
      <TextField
        label={t('directory.own.hours.note')}
        optional
        maxLength={1000}
        value={one.note}
        onChange={(note) => change({ note })}
      />
      <div>
        <Button size="small" onPress={onRemove}>
          {t('directory.own.hours.remove')}
        </Button>
      </div>
    </div>
  )
}

interface HoursProps {
  hours: readonly TypedHours[]
  error: string | undefined
  onChange: (hours: TypedHours[]) => void
}

export function OfferHours({ hours, error, onChange }: HoursProps) {
  const { t } = useLanguage()
  const change = (at: number, part: Partial<TypedHours>) =>
    onChange(hours.map((one, place) => (place === at ? { ...one, ...part } : one)))
  return (
    <fieldset className="stack directory-open" id="offer-hours">
      <legend>{t('directory.own.hours')}</legend>
      {error && <p className="field-error">{error}</p>}
      {hours.map((one, at) => (
        <OneTime
          key={at}
          one={one}
          change={(part) => change(at, part)}
          onRemove={() => onChange(hours.filter((_, place) => place !== at))}
        />
      ))}
      <div>
        <Button icon="plus" isDisabled={hours.length >= 14} onPress={() => onChange([...hours, noHours])}>
          {t('directory.own.hours.add')}
        </Button>
      </div>
    </fieldset>
  )
}
