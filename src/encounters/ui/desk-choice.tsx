// Who gets it, in sight before it leaves: the one whom the law or the habit of this country names, and the way to another.
import { useState } from 'react'
import { isAsChild, type Met } from '../../identification/met.ts'
import { Away } from '../../rota/ui/away.tsx'
import { Button } from '../../web/controls/button.tsx'
import { Icon } from '../../web/controls/icon.tsx'
import { ComboBox } from '../../web/controls/select.tsx'
import { useText } from '../../web/language/language.tsx'
import type { NamedDesk } from './desks.ts'

export function DeskChoice({
  desks,
  desk,
  met,
  onChange,
}: {
  desks: readonly NamedDesk[]
  desk: NamedDesk | undefined
  met: Met
  onChange: (circle: number | null) => void
}) {
  const t = useText()
  const [isChoosing, setChoosing] = useState(false)
  return (
    <section className="stack met-desk" aria-labelledby="met-who">
      <h2 id="met-who" className="field-label">
        {t('met.desk')}
      </h2>
      {desk ? (
        <p className="met-desk-name">
          <Icon name={desk.kind === 'hotline' ? 'phone' : 'shield'} />
          <strong>
            <bdi>{desk.name}</bdi>
          </strong>
        </p>
      ) : (
        <p>{t('met.desk.none')}</p>
      )}
      <p className="second">{t(isAsChild(met) ? 'met.desk.child' : 'met.desk.only')}</p>
      <Away circle={desk?.circle} />
      {isChoosing ? (
        <ComboBox
          label={t('met.desk.other')}
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
              {t('met.desk.choose')}
            </Button>
          </div>
        )
      )}
    </section>
  )
}
