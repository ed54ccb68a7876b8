// A caseload comes in from another system, or goes out to one.
import { useState } from 'react'
import { Tabs } from '../../web/controls/tabs.tsx'
import { useText } from '../../web/language/language.tsx'
import { Page } from '../../web/shell/page.tsx'
import { Bring } from './bring.tsx'
import { TakeAway } from './take-away.tsx'

export function Caseload() {
  const t = useText()
  const [tab, setTab] = useState('bring')
  return (
    <Page
      title={t('caseload.title')}
      lead={t('caseload.lead')}
      back={{ href: '/cases', label: t('case.list.title') }}
    >
      <Tabs
        label={t('caseload.title')}
        selected={tab}
        onSelect={setTab}
        tabs={[
          { id: 'bring', label: t('caseload.bring'), content: <Bring /> },
          { id: 'take', label: t('caseload.take'), content: <TakeAway /> },
        ]}
      />
    </Page>
  )
}
