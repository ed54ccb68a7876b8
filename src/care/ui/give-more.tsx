// More than one, or by another cost code.
import { useState } from 'react'
import { Button } from '../../web/controls/button.tsx'
import { Dialog } from '../../web/controls/dialog.tsx'
import { TextField } from '../../web/controls/text-field.tsx'
import { useText } from '../../web/language/language.tsx'
import { costCode as codeShape, givenKinds, mostUnits, type Chosen, type GivenKind } from '../given.ts'
import { AnswerRow } from './answer-row.tsx'

interface Props {
  codeFor: (kind: GivenKind) => string
  onClose: () => void
  onGive: (chosen: Chosen) => void
}

export function GiveMore({ codeFor, onClose, onGive }: Props) {
  const t = useText()
  const [kind, setKind] = useState<GivenKind>('voucher')
  const [units, setUnits] = useState('1')
  const [code, setCode] = useState(codeFor('voucher'))
  const count = Number(units)
  const isCount = Number.isInteger(count) && count >= 1 && count <= mostUnits
  const isCode = codeShape.test(code.trim().toUpperCase())
  return (
    <Dialog
      title={t('given.title')}
      onClose={onClose}
      actions={() => (
        <Button
          look="primary"
          isDisabled={!isCount || !isCode}
          onPress={() => onGive({ kind, units: count, costCode: code.trim().toUpperCase() })}
        >
          {t('given.give')}
        </Button>
      )}
    >
      <AnswerRow
        label={t('given.kind')}
        choices={givenKinds.map((value) => ({ value, label: t(`given.kind.${value}`) }))}
        value={kind}
        onChange={(next) => {
          setKind(next as GivenKind)
          setCode(codeFor(next as GivenKind))
        }}
      />
      <TextField
        label={t('given.units')}
        value={units}
        onChange={setUnits}
        error={isCount ? undefined : t('given.units.wrong', { most: mostUnits })}
      />
      <TextField
        label={t('given.code')}
        hint={t('given.code.hint')}
        optional
        value={code}
        onChange={setCode}
        maxLength={12}
        error={isCode ? undefined : t('given.code.wrong')}
      />
    </Dialog>
  )
}
