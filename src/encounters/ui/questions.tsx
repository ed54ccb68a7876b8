// The questions of somebody who met a person: of a grown person what they said yes to, of a child only what the child said by itself.
import {
  agreements,
  childWishes,
  isAsChild,
  keptFrom,
  metAges,
  metPlaces,
  type Met,
} from '../../identification/met.ts'
import { longest } from '../../identification/report.ts'
import { CheckboxGroup, RadioGroup } from '../../web/controls/choices.tsx'
import { ComboBox, Select } from '../../web/controls/select.tsx'
import { TextArea, TextField } from '../../web/controls/text-field.tsx'
import { languageOptions } from '../../web/language/language-options.ts'
import { useLanguage, useText } from '../../web/language/language.tsx'
import { useMe } from '../../web/session/session.tsx'
import type { Encounter } from '../client/report-encounter.ts'

interface Asked {
  value: Encounter
  change: (part: Partial<Encounter>) => void
  changeMet: (part: Partial<Met>) => void
}

const choicesOf = (values: readonly string[], words: (value: string) => string) =>
  values.map((value) => ({ value, label: words(value) }))

export function DangerQuestion({ value, change }: Pick<Asked, 'value' | 'change'>) {
  const t = useText()
  return (
    <RadioGroup
      columns
      label={t('met.danger')}
      choices={choicesOf(['yes', 'no', 'unsure'], (one) => t(`met.danger.${one}`))}
      value={value.danger || null}
      onChange={(danger) => change({ danger: danger as Encounter['danger'] })}
    />
  )
}

export function AgeQuestion({ value: { met }, changeMet }: Omit<Asked, 'change'>) {
  const t = useText()
  return (
    <RadioGroup
      columns
      optional
      label={t('met.age')}
      hint={t('met.age.hint')}
      choices={choicesOf(metAges, (one) => t(`met.age.${one}`))}
      value={met.age || null}
      onChange={(age) => changeMet({ age: age as Met['age'] })}
    />
  )
}

/** What the person said yes to; the safe way to reach them is asked beneath the one answer that needs it. */
export function AgreedQuestion({ value, change, changeMet }: Asked) {
  const t = useText()
  const { met, reach } = value
  return (
    <>
      <RadioGroup
        optional
        label={t('met.agreed')}
        hint={t('met.agreed.hint')}
        choices={choicesOf(agreements, (one) => t(`met.agreed.${one}`))}
        value={met.agreed || null}
        onChange={(agreed) => changeMet({ agreed: agreed as Met['agreed'] })}
      />
      {met.agreed === 'call' && (
        <TextField
          label={t('met.reach')}
          hint={t('met.reach.hint')}
          maxLength={longest.line}
          value={reach}
          onChange={(to) => change({ reach: to })}
        />
      )}
    </>
  )
}

/** A child is not questioned: what they said by themselves, whom one has told, and who must not learn of it. */
export function ChildQuestions({ value: { met }, changeMet }: Omit<Asked, 'change'>) {
  const t = useText()
  return (
    <>
      <div className="met-say">
        <span className="second">{t('met.child.sayFirst')}</span>
        <q>{t('met.child.words')}</q>
      </div>
      <CheckboxGroup
        optional
        label={t('met.child.wants')}
        choices={choicesOf(childWishes, (one) => t(`met.child.${one}`))}
        value={met.childWishes}
        onChange={(chosen) => changeMet({ childWishes: childWishes.filter((one) => chosen.includes(one)) })}
      />
      <RadioGroup
        columns
        optional
        label={t('met.child.lead')}
        choices={choicesOf(['yes', 'no'], (one) => t(`met.child.lead.${one}`))}
        value={met.toldLead || null}
        onChange={(told) => changeMet({ toldLead: told as Met['toldLead'] })}
      />
      <CheckboxGroup
        columns
        optional
        label={t('met.child.keepFrom')}
        choices={choicesOf(keptFrom, (one) => t(`met.keepFrom.${one}`))}
        value={met.keepFrom}
        onChange={(chosen) => changeMet({ keepFrom: keptFrom.filter((one) => chosen.includes(one)) })}
      />
    </>
  )
}

export function WordsQuestion({
  value,
  change,
  desk,
}: Pick<Asked, 'value' | 'change'> & { desk: string | undefined }) {
  const t = useText()
  const asChild = isAsChild(value.met)
  return (
    <TextArea
      optional
      label={t(asChild ? 'met.words.child' : 'met.words')}
      hint={t(asChild ? 'met.words.child.hint' : 'met.words.hint')}
      {...(desk ? { readers: t('met.words.readers', { desk }) } : {})}
      rows={4}
      maxLength={longest.story}
      value={value.words}
      onChange={(words) => change({ words })}
    />
  )
}

/** What is good to know and never needed. */
export function MoreQuestions({ value, change, changeMet }: Asked) {
  const { t, language } = useLanguage()
  const { network } = useMe()
  return (
    <details open={value.language !== '' || value.area !== '' || value.met.place !== '' || undefined}>
      <summary>{t('met.more')}</summary>
      <div className="stack">
        <ComboBox
          optional
          label={t('met.language')}
          options={languageOptions(language.locale, network.languages)}
          value={value.language || null}
          onChange={(tag) => change({ language: tag ?? '' })}
        />
        <TextField
          optional
          label={t('met.area')}
          hint={t('met.area.hint')}
          maxLength={longest.line}
          value={value.area}
          onChange={(area) => change({ area })}
        />
        <Select
          options={metPlaces.map((place) => ({ value: place, label: t(`met.place.${place}`) }))}
          optional
          label={t('met.place')}
          value={value.met.place || null}
          onChange={(place) => changeMet({ place: (place ?? '') as Met['place'] })}
        />
      </div>
    </details>
  )
}
