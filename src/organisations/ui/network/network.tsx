// Everybody who works together: each organisation by the name that was signed for it. The coordinator brings others in and keeps
// the numbers of the public pages; an administrator says here what the others know of their own organisation.
import { useQueryClient } from '@tanstack/react-query'
import { Link } from 'react-aria-components/Link'
import { useEffect } from 'react'
import { areaWords } from '../../../web/language/area-words.ts'
import { Button } from '../../../web/controls/button.tsx'
import { Card, EmptyState } from '../../../web/controls/card.tsx'
import { ErrorNotice } from '../../../web/controls/errors.tsx'
import { Pill } from '../../../web/controls/pill.tsx'
import { Skeleton } from '../../../web/controls/progress.tsx'
import { Rows, type Row } from '../../../web/controls/rows.tsx'
import { useLanguage, useText } from '../../../web/language/language.tsx'
import { useOrganisations } from '../../../web/session/organisations.ts'
import { useMe } from '../../../web/session/session.tsx'
import { Page } from '../../../web/shell/page.tsx'
import { AwaitedOrganisations } from './awaited.tsx'
import { BringIn } from './bring-in.tsx'
import { NetworkFacts } from './facts.tsx'
import { OwnDetails } from './own-details.tsx'

export function Network() {
  const t = useText()
  const me = useMe()
  const queries = useQueryClient()
  // Somebody may have come in since the list was last read.
  useEffect(() => void queries.invalidateQueries({ queryKey: ['organisations'] }), [queries])
  const coordinates = me.roles.includes('coordinator')
  return (
    <Page
      title={t('network.title')}
      lead={t('network.lead', { network: me.network.name })}
      back={{ href: '/people', label: t('people.title') }}
      actions={coordinates && <BringIn />}
    >
      {coordinates && <AwaitedOrganisations />}
      <Everybody coordinates={coordinates} />
      {coordinates && <NetworkFacts />}
      <p>
        <Link href={`/law/${me.network.pack}`}>{t('law.title')}</Link>
      </p>
    </Page>
  )
}

function Everybody({ coordinates }: { coordinates: boolean }) {
  const { t, dates } = useLanguage()
  const me = useMe()
  const { data: all, isPending, isError, refetch } = useOrganisations()
  const rows = all?.map(({ id, name, kind, district, phone, isMisnamed }): Row => {
    const isOwn = id === me.organisation.id
    return {
      id: String(id),
      title: isMisnamed ? t('web.place.misnamed') : name,
      detail: (
        <>
          {t(`people.kind.${kind}`)}
          {district && ` · ${areaWords(district)}`}
          {phone && (
            <>
              {' · '}
              <bdi dir="ltr">{phone}</bdi>
            </>
          )}
        </>
      ),
      facts: [
        isOwn && (
          <Pill key="own" tone="done">
            {t('network.own')}
          </Pill>
        ),
      ].filter((fact) => fact !== false),
      actions: isOwn && me.roles.includes('administrator') && <OwnDetails />,
    }
  })
  return (
    <Card>
      <h2 className="unseen">{t('network.list')}</h2>
      {isPending && <Skeleton label={t('network.loading')} lines={6} />}
      {isError && (
        <ErrorNotice
          title={t('network.failed')}
          action={<Button onPress={() => void refetch()}>{t('web.page.again')}</Button>}
        />
      )}
      {rows && (
        <Rows
          heading={t('work.group', { name: t('network.list'), count: dates.number(rows.length) })}
          rows={rows}
        />
      )}
      {rows && rows.length < 2 && (
        <EmptyState
          icon="home"
          title={t('network.empty.title')}
          words={t(coordinates ? 'network.empty.coordinator' : 'network.empty.words')}
        />
      )}
    </Card>
  )
}
