// Who gets it, in sight before it leaves: the one whom the law or the habit of this country names, and the way to another.
import { useState } from 'react'
import { isAsChild, type EncounterDetails } from '../../identification/encounter-details.ts'
import { Away } from '../../rota/ui/away.tsx'
import { Button } from '../../web/controls/button.tsx'
import { Icon } from '../../web/controls/icon.tsx'
import { ComboBox } from '../../web/controls/select.tsx'
import { useText } from '../../web/language/language.tsx'
import { wordsOfChild } from '../desk.ts'
import type { NamedDesk } from './desks.ts'

export function DeskChoice({
  desks,
  desk,
  details,
  onChange,
}: {
  desks: readonly NamedDesk[]
  desk: NamedDesk | undefined
  details: EncounterDetails
  onChange: (circle: number | null) => void
}) {
  const t = useText()
  const [isChoosing, setChoosing] = useState(false)
  return (
    <section className="stack encounter-desk" aria-labelledby="encounter-who">
      <h2 id="encounter-who" className="field-label">
        {t('encounter.desk')}
      </h2>
      {desk ? (
        <p className="encounter-desk-name">
          <Icon name={desk.kind === 'hotline' ? 'phone' : 'shield'} />
          <strong>
            <bdi>{desk.name}</bdi>
          </strong>
        </p>
      ) : (
        <p>{t('encounter.desk.none')}</p>
      )}
      <p className="second">{t(isAsChild(details) ? wordsOfChild(desk).desk : 'encounter.desk.only')}</p>
      <Away circle={desk?.circle} />
      {isChoosing ? (
        <ComboBox
          label={t('encounter.desk.other')}
          options={desks.map(({ circle, name, kind, district }) => ({
            value: String(circle),
            label: name,
            detail: [t(`people.kind.${kind}`), district].filter(Boolean).join(' · '),
          }))}
          value={desk ? String(desk.circle) : null}
          onChange={(circle) => onChange(circle === null ? null : Number(circle))}
        />
      ) : (
        desks.length > 1 && (
          <div className="row">
            <Button look="quiet" onPress={() => setChoosing(true)}>
              {t('encounter.desk.choose')}
            </Button>
          </div>
        )
      )}
    </section>
  )
}
