// Pages as they stand today, or a part and what is written there later: offered where somebody works with the person day by day.
import { RadioGroup } from '../../web/controls/choices.tsx'
import { useText } from '../../web/language/language.tsx'
import { sharings, type Sharing } from '../sharing.ts'

export function PagesOrPart({
  id,
  value,
  onChange,
}: {
  id: string
  value: Sharing
  onChange: (value: Sharing) => void
}) {
  const t = useText()
  return (
    <RadioGroup
      id={id}
      label={t('access.share')}
      columns
      choices={sharings.map((one) => ({
        value: one,
        label: t(`access.share.${one}`),
        detail: t(`access.share.${one}.words`),
      }))}
      value={value}
      onChange={(chosen) => onChange(chosen as Sharing)}
    />
  )
}
