// A shelter's night: who asks for a place, who sleeps here, which beds are free, and the one word that others see of it.
// No address stands here or anywhere in this system, and a person is a code name.
import { clockWords } from '../../web/track/clocks.tsx'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useId, useState } from 'react'
import { aliasOf } from '../../cases/alias.ts'
import { servedGroups } from '../../directory/codes.ts'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { api } from '../../web/session/api.ts'
import { Button, ButtonLink } from '../../web/controls/button.tsx'
import { Card, EmptyState, Facts } from '../../web/controls/card.tsx'
import { CheckboxGroup } from '../../web/controls/choices.tsx'
import { Dialog } from '../../web/controls/dialog.tsx'
import { Icon } from '../../web/controls/icon.tsx'
import { useNotices } from '../../web/controls/notice.tsx'
import { Pill } from '../../web/controls/pill.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { Select } from '../../web/controls/select.tsx'
import { useIdempotentWrite } from '../../web/actions/idempotent-write.ts'
import { usePinnedRows } from '../../web/actions/use-pinned-rows.ts'
import { whenDue } from '../../web/language/dates.ts'
import { useDates, useLanguage, useText } from '../../web/language/language.tsx'
import { Moves } from '../../web/track/moves.tsx'
import { Page } from '../../web/shell/page.tsx'
import { ErrorMessage, wordsOf } from '../../web/actions/error-message.tsx'
import { languageName } from '../../web/language/language-options.ts'
import type { Stay } from '../api.ts'
import { GiveBed } from './give-bed.tsx'
import { placementMachine } from '../placement.ts'
import './beds.css'

const bandTones = { yes: 'done', few: 'due', no: 'late', unknown: 'calm' } as const
const nextMoves: Record<string, string> = { matched: 'offer', held: 'arrive', away: 'come_back' }
const asking = ['matched', 'offered', 'held']

type Night = Awaited<ReturnType<typeof api.shelters.beds>>

export function Beds() {
  const t = useText()
  const queries = useQueryClient()
  const night = useQuery({
    queryKey: ['beds'],
    queryFn: ({ signal }) => api.shelters.beds({}, { signal }),
    refetchInterval: 60_000,
  })
  const reload = () => void queries.invalidateQueries({ queryKey: ['beds'] })
  const { somebody } = useSearch({
    strict: false,
    select: (search: { for?: string }) => ({ somebody: search.for }),
  })
  if (night.isError)
    return (
      <Page title={t('beds.title')}>
        <ErrorMessage
          error={night.error}
          action={<Button onPress={() => void night.refetch()}>{t('web.page.again')}</Button>}
        />
      </Page>
    )
  const { data } = night
  return (
    <Page
      title={t('beds.title')}
      lead={t('beds.lead')}
      {...(data
        ? {
            beside: (
              <Pill tone={bandTones[data.band]} icon="bed">
                {t('beds.band', { band: t(`directory.places.${data.band}`) })}
              </Pill>
            ),
          }
        : {})}
      actions={<AddBeds onAdded={reload} />}
    >
      {somebody && <GiveBed key={somebody} caseId={somebody} onGiven={reload} />}
      {data ? <TheNight night={data} reload={reload} /> : <Skeleton label={t('beds.loading')} lines={6} />}
    </Page>
  )
}

function TheNight({ night, reload }: { night: Night; reload: () => void }) {
  const t = useText()
  const numbers = new Map(night.beds.map((bed, at) => [bed.id, at + 1]))
  const now = new Date(night.now)
  const { all, placed, keep } = usePinnedRows(night.stays, ({ track }) => track)
  const asks = all.filter((stay) => asking.includes(placed(stay).state))
  const here = all.filter((stay) => !asking.includes(placed(stay).state))
  const cards = (stays: readonly Stay[]) => (
    <div className="stays">
      {stays.map((stay) => (
        <StayCard
          key={stay.track}
          stay={stay}
          now={now}
          bed={stay.bed === null ? undefined : numbers.get(stay.bed)}
          reload={reload}
          onAsking={(isAsked) => keep(stay, isAsked)}
        />
      ))}
    </div>
  )
  return (
    <div className="stack">
      {all.length === 0 && (
        <Card>
          <EmptyState icon="bed" title={t('beds.quiet')} words={t('beds.quiet.words')} />
        </Card>
      )}
      {asks.length > 0 && (
        <section className="stack">
          <h2>{t('beds.asking', { count: asks.length })}</h2>
          {cards(asks)}
        </section>
      )}
      {here.length > 0 && (
        <section className="stack">
          <h2>{t('beds.here', { count: here.length })}</h2>
          {cards(here)}
        </section>
      )}
      <section className="stack">
        <h2>{t('beds.beds', { count: night.beds.length })}</h2>
        {night.beds.length === 0 ? (
          <p className="second">{t('beds.none')}</p>
        ) : (
          <BedList night={night} reload={reload} />
        )}
      </section>
    </div>
  )
}

/** The name that is said for somebody: a code name where we hold a key, otherwise their bed, or nothing but that they ask. */
function useName() {
  const t = useText()
  return (stay: Pick<Stay, 'reference'>, bed?: number) =>
    stay.reference
      ? aliasOf(stay.reference, t)
      : bed === undefined
        ? t('beds.somebody')
        : t('beds.inBed', { number: bed })
}

function StayCard({
  stay,
  now,
  bed,
  reload,
  onAsking,
}: {
  stay: Stay
  now: Date
  bed: number | undefined
  reload: () => void
  onAsking: (isAsked: boolean) => void
}) {
  const { t, language, dates } = useLanguage()
  const { say } = useNotices()
  const nameOf = useName()
  const when = stay.due && whenDue(stay.due)
  const id = useId()
  return (
    // An article and no region: several people have the same words above them.
    <article className="card" aria-labelledby={id}>
      <header className="card-header">
        <h3 id={id}>{nameOf(stay, bed)}</h3>
        {when && stay.due && (
          <div className="card-aside">
            <Pill tone={dates.dueTone(when, now)} icon="clock">
              {t(`lane.clock.${stay.due.clock}`, {}, clockWords(stay.due, t))} · {dates.due(when, now)}
            </Pill>
          </div>
        )}
      </header>
      <div className="stack">
        <div className="row">
          {/* Whoever lives here does so by the heading above. */}
          {stay.state !== 'resident' && <Pill>{t(`placement.state.${stay.state}`)}</Pill>}
          {stay.urgency === 'now' && asking.includes(stay.state) && (
            <Pill tone="danger">{t('inbox.urgency.now')}</Pill>
          )}
        </div>
        <Facts
          facts={[
            { term: t('inbox.fact.party'), value: t('inbox.party', { count: stay.party }) },
            ...(stay.language
              ? [{ term: t('inbox.fact.language'), value: languageName(stay.language, language.locale) }]
              : []),
            ...(stay.ageGroup ? [{ term: t('inbox.fact.age'), value: t(`inbox.age.${stay.ageGroup}`) }] : []),
            ...(stay.sender ? [{ term: t('inbox.fact.from'), value: <bdi>{stay.sender}</bdi> }] : []),
            ...(bed === undefined || !stay.reference
              ? []
              : [{ term: t('beds.bed'), value: t('beds.number', { number: bed }) }]),
            ...(stay.since ? [{ term: t('beds.since'), value: dates.day(stay.since, now) }] : []),
          ]}
        />
        <Moves
          machine={placementMachine}
          track={{
            id: stay.track,
            kind: 'placement',
            subkind: null,
            state: stay.state,
            version: stay.version,
            sides: ['other'],
          }}
          caseId={stay.caseId}
          next={nextMoves[stay.state]}
          onMoved={(move) => {
            say({ text: t(`placement.done.${move}`) })
            reload()
          }}
          onStale={reload}
          onAsking={onAsking}
        />
        {stay.reference && stay.caseId && (
          <div className="row">
            <ButtonLink href={`/cases/${stay.caseId}`} look="quiet">
              {t('inbox.case')}
            </ButtonLink>
          </div>
        )}
      </div>
    </article>
  )
}

function BedList({ night, reload }: { night: Night; reload: () => void }) {
  const t = useText()
  const { number } = useDates()
  const { say } = useNotices()
  const nameOf = useName()
  const [busy, setBusy] = useState<number | null>(null)
  const turn = async (bed: Night['beds'][number]) => {
    setBusy(bed.id)
    try {
      await api.shelters.set({ bed: bed.id, open: !bed.open })
      reload()
    } catch (error) {
      say({ text: wordsOf(error, t), tone: 'due' })
    } finally {
      setBusy(null)
    }
  }
  return (
    <ul className="beds">
      {night.beds.map((bed, at) => {
        const stay = night.stays.find((one) => one.track === bed.stay)
        const state = bed.stay ? 'taken' : bed.open ? 'free' : 'closed'
        return (
          <li key={bed.id} className="bed" data-state={state}>
            <div className="bed-head">
              <Icon name="bed" />
              <strong>{t('beds.number', { number: at + 1 })}</strong>
              <Pill tone={state === 'free' ? 'done' : 'calm'}>{t(`beds.state.${state}`)}</Pill>
            </div>
            <p className="second">
              {bed.takes.length > 0
                ? bed.takes.map((group) => t(`directory.group.${group}`)).join(' · ')
                : t('beds.anybody')}
            </p>
            {stay?.reference && <p>{nameOf(stay)}</p>}
            <Button
              size="small"
              isPending={busy === bed.id}
              onPress={() => void turn(bed)}
              aria-label={t(bed.open ? 'beds.close.one' : 'beds.open.one', { number: number(at + 1) })}
            >
              {t(bed.open ? 'beds.close' : 'beds.open')}
            </Button>
          </li>
        )
      })}
    </ul>
  )
}

const mostAtOnce = 20

function AddBeds({ onAdded }: { onAdded: () => void }) {
  const t = useText()
  const { number } = useDates()
  const [count, setCount] = useState(1)
  const [takes, setTakes] = useState<string[]>([])
  const { busy, error, run } = usePendingAction()
  const intention = useIdempotentWrite<string>()
  const add = async (close: () => void) => {
    const beds = { count, takes: takes as (typeof servedGroups)[number][] }
    // They may stand there although no answer came: whoever changes their mind then sees them.
    await run(async () => {
      const key = await intention.madeFor(beds, () => crypto.randomUUID())
      await api.shelters.add(beds, { key })
      intention.end()
      onAdded()
      close()
    }, onAdded)
  }
  return (
    <Dialog
      title={t('beds.add')}
      trigger={<Button icon="plus">{t('beds.add')}</Button>}
      actions={(close) => (
        <>
          <Button onPress={close}>{t('beds.not')}</Button>
          <Button look="primary" isPending={busy} onPress={() => void add(close)}>
            {t('beds.add')}
          </Button>
        </>
      )}
    >
      <ErrorMessage error={error} />
      <Select
        label={t('beds.count')}
        options={Array.from({ length: mostAtOnce }, (_, at) => ({
          value: String(at + 1),
          label: number(at + 1),
        }))}
        value={String(count)}
        onChange={(chosen) => setCount(Number(chosen ?? 1))}
      />
      <CheckboxGroup
        columns
        optional
        label={t('beds.takes')}
        hint={t('beds.takes.hint')}
        choices={servedGroups
          .filter((group) => group !== 'everyone')
          .map((group) => ({ value: group, label: t(`directory.group.${group}`) }))}
        value={takes}
        onChange={setTakes}
      />
    </Dialog>
  )
}
