// Guardian organisations: which three may let a new administrator into ours, for whom we are ready, and whom guardians let in anywhere in the network.
import { Card } from '../../../web/controls/card.tsx'
import { Pill } from '../../../web/controls/pill.tsx'
import { Rows, type Row } from '../../../web/controls/rows.tsx'
import { useLanguage, useText } from '../../../web/language/language.tsx'
import { useMe } from '../../../web/session/session.tsx'
import { Page } from '../../../web/shell/page.tsx'
import { Guarded } from './guarded.tsx'
import { OurGuardians } from './our-guardians.tsx'
import { standingOf, useNameOf, useReadmissions } from './standing.ts'

export function Guardians() {
  const t = useText()
  const administers = useMe().roles.includes('administrator')
  return (
    <Page title={t('guardian.title')} lead={t('guardian.lead')}>
      {administers && <OurGuardians />}
      {administers && <Guarded />}
      <InTheNetwork />
    </Page>
  )
}

function InTheNetwork() {
  const { t, dates } = useLanguage()
  const nameOf = useNameOf()
  const { data } = useReadmissions()
  const rows = (data?.readmissions ?? []).map((one): Row => {
    const standing = standingOf(one)
    return {
      id: one.person,
      title: t('guardian.row', { organisation: nameOf(one.organisation), handle: one.handle }),
      detail: one.agreedBy
        ? t('guardian.by', { one: nameOf(one.askedBy), other: nameOf(one.agreedBy) })
        : t('guardian.by.one', { one: nameOf(one.askedBy) }),
      facts: [
        <Pill key="standing" tone={standing === 'waits' || standing === 'asked' ? 'due' : 'calm'}>
          {t(`guardian.is.${standing}`, { day: one.opensAt ? dates.day(one.opensAt) : '' })}
        </Pill>,
      ],
    }
  })
  return (
    <Card title={t('guardian.network')}>
      {rows.length > 0 ? <Rows rows={rows} /> : <p className="second">{t('guardian.network.none')}</p>}
    </Card>
  )
}
