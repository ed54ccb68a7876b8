// At a desk that waits for calls nobody touches anything between two of them: whoever says that they sit there with a headset is not locked out.
import { CheckboxGroup } from '../../web/controls/choices.tsx'
import { useText } from '../../web/language/language.tsx'
import { attend, useAttended, useAtDesk } from '../../web/session/stay-open.ts'

export function Headset() {
  const t = useText()
  useAtDesk()
  return (
    <CheckboxGroup
      label={t('hotline.headset')}
      hint={t('hotline.headset.hint')}
      choices={[{ value: 'yes', label: t('hotline.headset.yes') }]}
      value={useAttended() ? ['yes'] : []}
      onChange={(chosen) => attend(chosen.length > 0)}
    />
  )
}
