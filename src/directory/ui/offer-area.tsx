// Where a service is, coarsely: areas that others have named, or one that nobody has. Never a street.
import { useState } from 'react'
import { areaWords } from '../../web/language/area-words.ts'
import { Button } from '../../web/controls/button.tsx'
import { focusField } from '../../web/controls/errors.tsx'
import type { Option } from '../../web/controls/select.tsx'
import { TextField } from '../../web/controls/text-field.tsx'
import { useText } from '../../web/language/language.tsx'
import { areaOf } from '../area.ts'
import type { Offer } from '../offer.ts'
import { Chosen, Several } from './several.tsx'

type Where = Pick<Offer, 'areas' | 'newAreas'>

interface AreaProps {
  where: Where
  known: readonly Option[]
  onChange: (where: Partial<Where>) => void
}

export function OfferArea({ where, known, onChange }: AreaProps) {
  const t = useText()
  const [typed, type] = useState('')
  const [wrong, setWrong] = useState(false)
  const add = () => {
    const area = areaOf(typed.trim())
    setWrong(!area)
    if (!area) return focusField('offer-area-new')
    if (known.some(({ value }) => value === area.code)) {
      if (!where.areas.includes(area.code)) onChange({ areas: [...where.areas, area.code] })
    } else if (!where.newAreas.some((name) => areaOf(name)?.code === area.code))
      onChange({ newAreas: [...where.newAreas, area.name] })
    type('')
  }
  return (
    <>
      <Several
        id="offer-areas"
        label={t('directory.own.areas')}
        hint={t('directory.own.areas.hint')}
        optional
        options={known}
        chosen={where.areas}
        nameOf={areaWords}
        onChange={(areas) => onChange({ areas })}
      />
      <div className="directory-several">
        <TextField
          id="offer-area-new"
          label={t('directory.own.area.new')}
          optional
          maxLength={60}
          value={typed}
          onChange={type}
          error={wrong ? t('directory.own.area.wrong') : undefined}
        />
        <div>
          <Button icon="plus" isDisabled={typed.trim() === ''} onPress={add}>
            {t('directory.own.area.add')}
          </Button>
        </div>
        <Chosen
          label={t('directory.own.area.new')}
          of={where.newAreas.map((name) => ({ value: name, label: name }))}
          onRemove={(name) => {
            onChange({ newAreas: where.newAreas.filter((one) => one !== name) })
            focusField('offer-area-new')
          }}
        />
      </div>
    </>
  )
}
