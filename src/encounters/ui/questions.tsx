// The questions of somebody who met a person: of a grown person what they said yes to, of a child only what the child said by itself.
import {
  agreements,
  childWishes,
  isAsChild,
  keptFrom,
  encounterAges,
  encounterPlaces,
  type EncounterDetails,
} from '../../identification/encounter-details.ts'
import { longest } from '../../identification/report.ts'
import { CheckboxGroup, RadioGroup } from '../../web/controls/choices.tsx'
import { ComboBox, Select } from '../../web/controls/select.tsx'
import { TextArea, TextField } from '../../web/controls/text-field.tsx'
import { languageOptions } from '../../web/language/language-options.ts'
import { useLanguage, useText } from '../../web/language/language.tsx'
import { useMe } from '../../web/session/session.tsx'
import type { Encounter } from '../client/report-encounter.ts'
import { wordsOfChild, type Desk } from '../desk.ts'

interface Asked {
  value: Encounter
  change: (part: Partial<Encounter>) => void
  changeDetails: (part: Partial<EncounterDetails>) => void
}

const choicesOf = (values: readonly string[], words: (value: string) => string) =>
  values.map((value) => ({ value, label: words(value) }))

export function DangerQuestion({ value, change }: Pick<Asked, 'value' | 'change'>) {
  const t = useText()
  return (
    <RadioGroup
      columns
      label={t('encounter.danger')}
      choices={choicesOf(['yes', 'no', 'unsure'], (one) => t(`encounter.danger.${one}`))}
      value={value.danger || null}
      onChange={(danger) => change({ danger: danger as Encounter['danger'] })}
    />
  )
}

export function AgeQuestion({ value: { details }, changeDetails }: Omit<Asked, 'change'>) {
  const t = useText()
  return (
    <RadioGroup
      columns
      optional
      label={t('encounter.age')}
      hint={t('encounter.age.hint')}
      choices={choicesOf(encounterAges, (one) => t(`encounter.age.${one}`))}
      value={details.age || null}
      onChange={(age) => changeDetails({ age: age as EncounterDetails['age'] })}
    />
  )
}

/** What the person said yes to; the safe way to reach them is asked beneath the one answer that needs it. */
export function AgreedQuestion({ value, change, changeDetails }: Asked) {
  const t = useText()
  const { details, reach } = value
  return (
    <>
      <RadioGroup
        optional
        label={t('encounter.agreed')}
        hint={t('encounter.agreed.hint')}
        choices={choicesOf(agreements, (one) => t(`encounter.agreed.${one}`))}
        value={details.agreed || null}
        onChange={(agreed) => changeDetails({ agreed: agreed as EncounterDetails['agreed'] })}
      />
      {details.agreed === 'call' && (
        <TextField
          label={t('encounter.reach')}
          hint={t('encounter.reach.hint')}
          maxLength={longest.line}
          value={reach}
          onChange={(to) => change({ reach: to })}
        />
      )}
    </>
  )
}

/** A child is not questioned: what they said by themselves, whom one has told, and who must not learn of it. */
export function ChildQuestions({
  value: { details },
  changeDetails,
  desk,
}: Omit<Asked, 'change'> & { desk: Pick<Desk, 'kind'> | undefined }) {
  const t = useText()
  const said = wordsOfChild(desk)
  return (
    <>
      <div className="encounter-say">
        <span className="second">{t(said.sayFirst)}</span>
        <q>{t(said.words)}</q>
      </div>
      <CheckboxGroup
        optional
        label={t('encounter.child.wants')}
        choices={choicesOf(childWishes, (one) => t(`encounter.child.${one}`))}
        value={details.childWishes}
        onChange={(chosen) =>
          changeDetails({ childWishes: childWishes.filter((one) => chosen.includes(one)) })
        }
      />
      <RadioGroup
        columns
        optional
        label={t('encounter.child.lead')}
        choices={choicesOf(['yes', 'no'], (one) => t(`encounter.child.lead.${one}`))}
        value={details.toldLead || null}
        onChange={(told) => changeDetails({ toldLead: told as EncounterDetails['toldLead'] })}
      />
      <CheckboxGroup
        columns
        optional
        label={t('encounter.child.keepFrom')}
        choices={choicesOf(keptFrom, (one) => t(`encounter.keepFrom.${one}`))}
        value={details.keepFrom}
        onChange={(chosen) => changeDetails({ keepFrom: keptFrom.filter((one) => chosen.includes(one)) })}
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
  const asChild = isAsChild(value.details)
  return (
    <TextArea
      optional
      label={t(asChild ? 'encounter.words.child' : 'encounter.words')}
      hint={t(asChild ? 'encounter.words.child.hint' : 'encounter.words.hint')}
      {...(desk ? { readers: t('encounter.words.readers', { desk }) } : {})}
      rows={4}
      maxLength={longest.story}
      value={value.words}
      onChange={(words) => change({ words })}
    />
  )
}

/** What is good to know and never needed. */
export function MoreQuestions({ value, change, changeDetails }: Asked) {
  const { t, language } = useLanguage()
  const { network } = useMe()
  return (
    <details open={value.language !== '' || value.area !== '' || value.details.place !== '' || undefined}>
      <summary>{t('encounter.more')}</summary>
      <div className="stack">
        <ComboBox
          optional
          label={t('encounter.language')}
          options={languageOptions(language.locale, network.languages)}
          value={value.language || null}
          onChange={(tag) => change({ language: tag ?? '' })}
        />
        <TextField
          optional
          label={t('encounter.area')}
          hint={t('encounter.area.hint')}
          maxLength={longest.line}
          value={value.area}
          onChange={(area) => change({ area })}
        />
        <Select
          options={encounterPlaces.map((place) => ({ value: place, label: t(`encounter.place.${place}`) }))}
          optional
          label={t('encounter.place')}
          value={value.details.place || null}
          onChange={(place) => changeDetails({ place: (place ?? '') as EncounterDetails['place'] })}
        />
      </div>
    </details>
  )
}
