// Two other ways to a recipient than the directory: an organisation of the network by its name, or somebody who stands
// in no directory at all.
import { useState } from 'react'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { TextField } from '../../web/controls/text-field.tsx'
import { useText } from '../../web/language/language.tsx'
import { useMe } from '../../web/session/session.tsx'
import { usePlaces } from '../../web/session/organisations.ts'
import { OrganisationBox } from '../../web/track/organisation-box.tsx'
import type { Recipient } from '../client/referral-form.ts'

export function Someone({ onChoose }: { onChoose: (recipient: Recipient) => void }) {
  const t = useText()
  const me = useMe()
  const places = usePlaces()
  const [circle, setCircle] = useState<number | null>(null)
  const [name, setName] = useState('')
  const found = places.find((one) => one.circle === circle)
  return (
    <div className="columns">
      <Card title={t('refer.network')} lead={t('refer.network.words')}>
        <div className="stack">
          <OrganisationBox
            id="organisation"
            label={t('refer.organisation')}
            value={circle}
            onChange={setCircle}
            except={me.circles}
          />
          <Button
            isDisabled={!found}
            onPress={() =>
              found && onChoose({ name: found.name, circle: found.circle, service: null, codes: [] })
            }
          >
            {t('refer.choose')}
          </Button>
        </div>
      </Card>
      <Card title={t('refer.nowhere')} lead={t('refer.nowhere.words')}>
        <div className="stack">
          <TextField label={t('refer.name')} value={name} onChange={setName} maxLength={200} />
          <Button
            isDisabled={name.trim().length < 2}
            onPress={() => onChoose({ name: name.trim(), circle: null, service: null, codes: [] })}
          >
            {t('refer.choose')}
          </Button>
        </div>
      </Card>
    </div>
  )
}
