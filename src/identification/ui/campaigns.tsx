// Posters: a code for each, printed in every language of the public pages, and how many asked for help by it. Fewer than are told stay unsaid.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { addressOfCampaign } from '../../api/addresses.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card, EmptyState, Facts } from '../../web/controls/card.tsx'
import { Rows } from '../../web/controls/rows.tsx'
import { Select } from '../../web/controls/select.tsx'
import { languageName } from '../../web/language/language-options.ts'
import { useLanguage, type Text } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'
import { session } from '../../web/session/window-session.ts'
import { Page } from '../../web/shell/page.tsx'
import { campaignPlaces } from '../campaigns.ts'
import { makeCampaign } from '../client/make-campaign.ts'

const mine = { queryKey: ['campaigns'] }
type List = Awaited<ReturnType<typeof api.campaigns.list>>

export function Campaigns() {
  const { t } = useLanguage()
  const { data, error } = useQuery({ ...mine, queryFn: () => api.campaigns.list({}) })
  return (
    <Page
      title={t('campaign.title')}
      lead={t('campaign.lead')}
      width="narrow"
      back={{ href: '/hotline', label: t('frame.place.hotline') }}
    >
      <Make />
      <ErrorMessage error={error} />
      {data && <Made list={data} />}
      {data && <Back list={data} />}
    </Page>
  )
}

function Make() {
  const { t } = useLanguage()
  const queries = useQueryClient()
  const [place, setPlace] = useState<(typeof campaignPlaces)[number]>('transport')
  const { busy, error, run } = usePendingAction()
  const make = () =>
    run(async () => {
      await makeCampaign(session, place)
      await queries.invalidateQueries(mine)
    })
  return (
    <Card title={t('campaign.make')}>
      <div className="stack">
        <Select
          label={t('campaign.place')}
          options={campaignPlaces.map((value) => ({ value, label: t(`campaign.place.${value}`) }))}
          value={place}
          onChange={(value) => setPlace((value ?? 'other') as typeof place)}
        />
        <ErrorMessage error={error} />
        <div className="row">
          <Button look="primary" icon="plus" isPending={busy} onPress={() => void make()}>
            {t('campaign.make.press')}
          </Button>
        </div>
      </div>
    </Card>
  )
}

const told = (count: number | null, fewest: number, t: Text): string =>
  count === null ? t('campaign.few', { fewest }) : t('campaign.contacts', { count })

function Made({ list: { campaigns, fewest, languages, publicUrl } }: { list: List }) {
  const { t, dates, language } = useLanguage()
  const queries = useQueryClient()
  const { busy, error, run } = usePendingAction()
  const end = (id: string) =>
    run(async () => {
      await api.campaigns.end({ id })
      await queries.invalidateQueries(mine)
    })
  return (
    <Card title={t('campaign.made')}>
      <ErrorMessage error={error} />
      {campaigns.length === 0 && (
        <EmptyState small icon="document" title={t('campaign.none')} words={t('campaign.none.words')} />
      )}
      <Rows
        rows={campaigns.map(({ id, code, place, madeOn, endedOn, contacts, thisMonth }) => ({
          id,
          title: t('campaign.row', { place: t(`campaign.place.${place}`), code }),
          detail: (
            <>
              {endedOn
                ? t('campaign.ended', { from: dates.day(madeOn), until: dates.day(endedOn) })
                : t('campaign.since', { day: dates.day(madeOn) })}
              {' · '}
              {told(contacts, fewest, t)}
              {' · '}
              {t('campaign.month', { told: told(thisMonth, fewest, t) })}
              <br />
              {t('campaign.print')}{' '}
              {languages.map((tag) => (
                <a
                  key={tag}
                  href={`${publicUrl}/${tag}${addressOfCampaign(code, 'poster')}`}
                  target="_blank"
                  rel="noreferrer"
                  lang={tag}
                >
                  {languageName(tag, language.locale)}{' '}
                </a>
              ))}
            </>
          ),
          ...(endedOn === null
            ? {
                actions: (
                  <Button look="quiet" isPending={busy} onPress={() => void end(id)}>
                    {t('campaign.end')}
                  </Button>
                ),
              }
            : {}),
        }))}
      />
    </Card>
  )
}

/** Whether those who write come back to read: an answer that nobody reads helps nobody. */
function Back({ list: { back, fewest } }: { list: List }) {
  const { t, dates } = useLanguage()
  const share =
    back.share === null ? t('campaign.few', { fewest }) : dates.number(back.share / 100, { style: 'percent' })
  return (
    <Card title={t('campaign.back')} lead={t('campaign.back.words')}>
      <Facts
        facts={[
          { term: t('campaign.back.asked'), value: told(back.asked, fewest, t) },
          { term: t('campaign.back.share'), value: share },
        ]}
      />
    </Card>
  )
}
