// A link for a colleague outside the network: made here, shown once, given by hand, and taken back at any time before it is used.
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card, EmptyState } from '../../web/controls/card.tsx'
import { RadioGroup } from '../../web/controls/choices.tsx'
import { Notice, useNotices } from '../../web/controls/notice.tsx'
import { Pill } from '../../web/controls/pill.tsx'
import { Rows } from '../../web/controls/rows.tsx'
import { Select } from '../../web/controls/select.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'
import { session } from '../../web/session/window-session.ts'
import { Page } from '../../web/shell/page.tsx'
import { languageOptions } from '../../web/language/language-options.ts'
import { useMe } from '../../web/session/session.tsx'
import { makeLink, type WantedLink } from '../client/make-link.ts'
import { linkDays, linkPlaces } from '../links.ts'

const tones = { open: 'due', used: 'done', ended: 'calm', revoked: 'calm' } as const
const mine = { queryKey: ['report-links'] }

export function Links() {
  const { t } = useLanguage()
  const [made, setMade] = useState<{ address: string; until: string }>()
  return (
    <Page
      title={t('link.title')}
      lead={t('link.lead')}
      width="narrow"
      back={{ href: '/hotline', label: t('frame.place.hotline') }}
    >
      {made ? <Made made={made} onDone={() => setMade(undefined)} /> : <Make onMade={setMade} />}
      <Given />
    </Page>
  )
}

function Make({ onMade }: { onMade: (made: { address: string; until: string }) => void }) {
  const { t, language } = useLanguage()
  const { network } = useMe()
  const queries = useQueryClient()
  const [wanted, setWanted] = useState<WantedLink>({ givenTo: 'school', days: 7, language: 'en' })
  const { busy, error, run } = usePendingAction()
  const make = () =>
    run(async () => {
      onMade(await makeLink(session, wanted))
      await queries.invalidateQueries(mine)
    })
  return (
    <Card title={t('link.make')}>
      <div className="stack">
        <Select
          label={t('link.givenTo')}
          hint={t('link.givenTo.hint')}
          options={linkPlaces.map((value) => ({ value, label: t(`link.place.${value}`) }))}
          value={wanted.givenTo}
          onChange={(value) => setWanted({ ...wanted, givenTo: (value ?? 'other') as WantedLink['givenTo'] })}
        />
        <Select
          label={t('link.language')}
          options={languageOptions(language.locale, network.languages).filter(({ value }) =>
            network.languages.includes(value),
          )}
          value={wanted.language}
          onChange={(value) => setWanted({ ...wanted, language: value ?? 'en' })}
        />
        <RadioGroup
          columns
          label={t('link.days')}
          choices={linkDays.map((days) => ({
            value: String(days),
            label: t('law.length.days', { count: days }),
          }))}
          value={String(wanted.days)}
          onChange={(days) => setWanted({ ...wanted, days: Number(days) as WantedLink['days'] })}
        />
        <ErrorMessage error={error} />
        <div className="row">
          <Button look="primary" icon="key" isPending={busy} onPress={() => void make()}>
            {t('link.make.press')}
          </Button>
        </div>
      </div>
    </Card>
  )
}

function Made({ made, onDone }: { made: { address: string; until: string }; onDone: () => void }) {
  const { t, dates } = useLanguage()
  const { say } = useNotices()
  const copy = () =>
    navigator.clipboard.writeText(made.address).then(
      () => say({ tone: 'done', text: t('link.copied') }),
      () => say({ tone: 'due', text: t('link.notCopied') }),
    )
  return (
    <Notice
      tone="done"
      title={t('link.made', { day: dates.day(made.until) })}
      action={
        <>
          <Button look="primary" onPress={() => void copy()}>
            {t('link.copy')}
          </Button>
          <Button look="quiet" onPress={onDone}>
            {t('link.made.done')}
          </Button>
        </>
      }
    >
      <p dir="ltr" className="secret">
        {made.address}
      </p>
      <p>{t('link.made.once')}</p>
    </Notice>
  )
}

function Given() {
  const { t, dates } = useLanguage()
  const queries = useQueryClient()
  const { busy, error, run } = usePendingAction()
  const given = useInfiniteQuery({
    ...mine,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => api.links.list(pageParam ? { after: pageParam } : {}),
    getNextPageParam: ({ next }) => next ?? undefined,
  })
  const revoke = (id: string) =>
    run(async () => {
      await api.links.revoke({ id })
      await queries.invalidateQueries(mine)
    })
  const rows = given.data?.pages.flatMap(({ links }) => links) ?? []
  return (
    <Card title={t('link.given')}>
      <ErrorMessage error={given.error ?? error} />
      {given.data && rows.length === 0 && (
        <EmptyState icon="key" title={t('link.none')} words={t('link.none.words')} />
      )}
      <Rows
        rows={rows.map(({ id, givenTo, madeOn, until, state }) => ({
          id,
          title: t(`link.place.${givenTo}`),
          detail: t('link.row', { made: dates.day(madeOn), until: dates.day(until) }),
          facts: [
            <Pill key="state" tone={tones[state]}>
              {t(`link.state.${state}`)}
            </Pill>,
          ],
          ...(state === 'open'
            ? {
                actions: (
                  <Button look="quiet" isPending={busy} onPress={() => void revoke(id)}>
                    {t('link.revoke')}
                  </Button>
                ),
              }
            : {}),
        }))}
      />
      {given.hasNextPage && (
        <Button isPending={given.isFetchingNextPage} onPress={() => void given.fetchNextPage()}>
          {t('work.more')}
        </Button>
      )}
    </Card>
  )
}
