// Two sheets, typed or scanned, one field each; and in one sentence what is wrong with them: which sheet, which word, and what to
// do. The same before the drill and at the door.
import type { RecoveryShareReading } from '../../../sealing/recovery-share-words.ts'
import type { RecoverySharesRefused, TwoRecoveryShares } from '../../../sealing/vault-recovery-share-shape.ts'
import { ErrorNotice, type FieldFault } from '../../../web/controls/errors.tsx'
import { TextArea } from '../../../web/controls/text-field.tsx'
import { useLanguage, useText, type Text } from '../../../web/language/language.tsx'

const fields = ['sheet-one', 'sheet-two'] as const

/** What is wrong with one typed sheet. */
function wordsOf(
  reading: RecoveryShareReading,
  t: Text,
  list: (places: readonly number[]) => string,
): string | undefined {
  if (reading.state === 'whole') return undefined
  if (reading.state === 'count') return t('sheets.type.count', { count: reading.count })
  if (reading.state === 'misfit') return t('sheets.type.misfit')
  return t('sheets.type.unknown', { count: reading.places.length, places: list(reading.places) })
}

/** The faults of the two fields, from what the vault says of them. */
export function useRecoveryShareFaults(): (refused: RecoverySharesRefused) => FieldFault[] {
  const { t, dates, language } = useLanguage()
  const all = new Intl.ListFormat(language.locale)
  const list = (places: readonly number[]) => all.format(places.map((place) => dates.number(place)))
  return (refused) =>
    refused.outcome !== 'unread'
      ? []
      : refused.readings.flatMap((reading, at) => {
          const words = wordsOf(reading, t, list)
          return words ? [{ field: fields[at]!, words }] : []
        })
}

/** Why two whole sheets do not do. */
export function RecoverySharesApart({ refused }: { refused: RecoverySharesRefused }) {
  const t = useText()
  const { outcome } = refused
  if (outcome === 'unread') return null
  return <ErrorNotice title={t(`sheets.${outcome}`)} kept={t(`sheets.${outcome}.what`)} />
}

export function TwoRecoveryShareFields({
  recoveryShares,
  onChange,
  faults,
}: {
  recoveryShares: TwoRecoveryShares
  onChange: (recoveryShares: TwoRecoveryShares) => void
  faults: readonly FieldFault[]
}) {
  const t = useText()
  return fields.map((id, at) => (
    <TextArea
      key={id}
      id={id}
      label={t(`sheets.type.${at === 0 ? 'one' : 'two'}`)}
      hint={at === 0 ? t('sheets.type.hint') : undefined}
      value={recoveryShares[at]!}
      onChange={(typed) => onChange(at === 0 ? [typed, recoveryShares[1]] : [recoveryShares[0], typed])}
      error={faults.find((one) => one.field === id)?.words}
      rows={3}
      dir="ltr"
    />
  ))
}
