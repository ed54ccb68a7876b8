// Starting a process on a case: first which, in the five lanes, then the few answers it needs. Which there are, who may
// start them and what they ask stands in the machines; nothing here knows any of them.
import { useParams, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { byLane } from '../../tracks/case-summary.ts'
import { Card } from '../../web/controls/card.tsx'
import { useText } from '../../web/language/language.tsx'
import { machines } from '../../web/track/machines.ts'
import { useMe } from '../../web/session/session.tsx'
import { Page } from '../../web/shell/page.tsx'
import { BeginRows } from './begin-rows.tsx'
import { StartForm } from './start-form.tsx'

export function StartTrack() {
  const t = useText()
  const { roles } = useMe()
  const { caseId = '' } = useParams({ strict: false })
  const asked = useSearch({ strict: false, select: (search: { kind?: string }) => search.kind })
  const [chosen, choose] = useState<string | null>(asked ?? null)
  const mine = machines.filter(
    ({ opens, ownForm }) =>
      !opens.elsewhere && !ownForm && opens.needsCase && opens.who.some((role) => roles.includes(role)),
  )
  const machine = mine.find((one) => one.kind === chosen)
  return (
    // A page of its own for each choice, so that whoever hears it stands at its title and not nowhere.
    <Page
      key={chosen ?? 'which'}
      title={machine ? t(`${machine.kind}.name`) : t('track.start.title')}
      windowTitle={t('track.start.title')}
      lead={machine ? t(`track.about.${machine.kind}`) : t('track.start.lead')}
      width="narrow"
      back={{ href: `/cases/${caseId}`, label: t('track.toCase') }}
    >
      {machine ? (
        <StartForm key={machine.kind} machine={machine} caseId={caseId} onBack={() => choose(null)} />
      ) : (
        <Card title={t('track.start.choose')}>
          {byLane(mine).map((group) => (
            <BeginRows
              key={group.lane}
              heading={t(`lane.${group.lane}`)}
              machines={group.machines}
              verb={t('track.start.add')}
              onBegin={choose}
            />
          ))}
        </Card>
      )}
    </Page>
  )
}
