// What an organisation tells the others of itself: asked when it comes in, and changed by its own administrator later.
import { CheckboxGroup } from '../../../web/controls/choices.tsx'
import { TextField } from '../../../web/controls/text-field.tsx'
import { useText } from '../../../web/language/language.tsx'

interface Told {
  phone: string
  district: string
  listed: boolean
}

interface DetailsProps {
  /** A shelter is asked for less: nothing of it leads to its door. */
  kind: string | null
  /** Begins the ids of the fields. */
  id: string
  value: Told
  put: (change: Partial<Told>) => void
  wrongPhone: string | undefined
}

export function Details({ kind, id, value, put, wrongPhone }: DetailsProps) {
  const t = useText()
  const isShelter = kind === 'shelter'
  return (
    <>
      <TextField
        id={`${id}-phone`}
        label={t('network.phone')}
        hint={t(isShelter ? 'network.phone.shelter' : 'network.phone.hint')}
        maxLength={30}
        type="tel"
        dir="ltr"
        value={value.phone}
        onChange={(phone) => put({ phone })}
        error={wrongPhone}
        optional
      />
      <TextField
        id={`${id}-district`}
        label={t('network.district')}
        hint={t(isShelter ? 'network.district.shelter' : 'network.district.hint')}
        maxLength={40}
        value={value.district}
        onChange={(district) => put({ district })}
        optional
      />
      {/* A hotline is always before the public, a shelter never: nobody is asked. */}
      {kind !== null && !isShelter && kind !== 'hotline' && (
        <CheckboxGroup
          label={t('network.listed')}
          choices={[{ value: 'listed', label: t('network.listed.yes') }]}
          value={value.listed ? ['listed'] : []}
          onChange={(chosen) => put({ listed: chosen.length > 0 })}
        />
      )}
    </>
  )
}
