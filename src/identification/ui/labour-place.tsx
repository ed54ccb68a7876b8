// The kind of work and the district of a complaint: counted in the statistics beside nothing, and what a plan of a visit begins with.
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { Select } from '../../web/controls/select.tsx'
import { useText } from '../../web/language/language.tsx'
import { useDistricts } from '../../web/session/organisations.ts'
import { session } from '../../web/session/window-session.ts'
import { countFound } from '../client/count-found.ts'
import type { Found } from '../found.ts'
import { sections } from '../sections.ts'
import { fillVisit } from './visit-fill.ts'

export function LabourPlace() {
  const t = useText()
  const navigate = useNavigate()
  const districts = useDistricts()
  const [section, setSection] = useState<string | null>(null)
  const [district, setDistrict] = useState<string | null>(null)
  const { busy, run } = usePendingAction()
  const plan = () =>
    run(async () => {
      const found: Found = {
        venue: 'venue_workplace',
        section: section as Found['section'],
        district: district ?? '',
        channel: 'complaint',
      }
      await countFound(session, found)
      fillVisit(found)
      await navigate({ to: '/visits/new' })
    })
  return (
    <Card title={t('labour.visit')} lead={t('labour.visit.lead')}>
      <div className="stack">
        <Select
          label={t('visit.plan.section')}
          options={sections.map((value) => ({ value, label: t(`visit.section.${value}`) }))}
          value={section}
          onChange={setSection}
        />
        {districts.length > 0 && (
          <Select
            label={t('visit.plan.district')}
            optional
            options={districts.map((value) => ({ value, label: value }))}
            value={district}
            onChange={setDistrict}
          />
        )}
        <Button isPending={busy} isDisabled={section === null} onPress={() => void plan()}>
          {t('visit.plan.title')}
        </Button>
      </div>
    </Card>
  )
}
