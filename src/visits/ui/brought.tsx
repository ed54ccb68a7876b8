// On the page of a visit, for those who went: the telephone is made ready, and what came from all of them is read. The list is alike for
// everybody met; what came of a talk shows only while one holds.
import { useQuery } from '@tanstack/react-query'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { HoldToRead } from '../../web/controls/hold-to-read.tsx'
import { Notice } from '../../web/controls/notice.tsx'
import { Rows } from '../../web/controls/rows.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import { useColleagueName } from '../../web/session/colleagues.ts'
import { useTrack } from '../../web/track/query.ts'
import { session } from '../../web/session/window-session.ts'
import { checkVisitKey, missingIn, readBrought } from '../client/brought-rows.ts'
import { areAlike } from '../outcomes.ts'
import { useMetWords } from './met-words.ts'
import { keepKit } from './phone-store.ts'
import type { VisitAnswer } from './use-visit.ts'

interface Props {
  visit: string
  answer: VisitAnswer
  plan: NonNullable<VisitAnswer['plan']>
}

/** Takes what a telephone needs along, once its key was checked; the page that opens needs nothing else. */
export function TakeAlong({ visit, answer: { holds, now }, plan }: Props) {
  const { t, language } = useLanguage()
  const venue = useTrack(visit).data?.track.subkind ?? undefined
  const { busy, error, run } = usePendingAction()
  const take = () =>
    run(async () => {
      await checkVisitKey(session, visit, plan)
      // What they have to pass on is said there too, where no network is.
      const { must, may, not, mayInterview } = await session.api.law.saidFirst({})
      await keepKit({
        visit,
        ...(await session.vault.makeVisitTelephone({ visit })),
        publicKey: plan.publicKey,
        language: plan.language,
        timezone: session.timezone,
        venue,
        said: {
          must: must.map(({ text }) => text),
          may: may.map(({ text }) => text),
          not: not.map(({ text }) => text),
          mayInterview,
        },
        holds: holds
          .filter(({ state, until }) => state === 'confirmed' && until > now)
          .map(({ id, places, until }) => ({ id, places, until })),
      })
      location.assign(`/visits/day/${visit}?lang=${language.tag}`)
    })
  return (
    <Card title={t('visit.along.title')} lead={t('visit.along.words')}>
      <ErrorMessage error={error} />
      <div className="row">
        <Button isPending={busy} onPress={() => void take()}>
          {t('visit.along.do')}
        </Button>
      </div>
    </Card>
  )
}

export function BroughtRows({ visit, plan }: Props) {
  const { t } = useLanguage()
  const nameOf = useColleagueName()
  const said = useMetWords()
  const { data, error } = useQuery({
    queryKey: ['visit-rows', visit],
    queryFn: () => readBrought(session, visit, plan),
    staleTime: 0,
    gcTime: 0,
    refetchInterval: 30_000,
  })
  if (!data) return <ErrorMessage error={error} />
  const { brought, beds } = data
  const lost = beds.filter(({ state }) => state === 'not_confirmed').length
  const minutes = brought.flatMap(({ met }) => (met?.isWhole ? [met.minutes] : []))
  return (
    <Card title={t('visit.brought.title', { count: brought.length })}>
      <div className="stack">
        {lost > 0 && (
          <Notice tone="danger" title={t('visit.day.lost', { count: lost })}>
            {t('visit.day.lost.words')}
          </Notice>
        )}
        {missingIn(brought).map(({ who, number }) => (
          <Notice
            key={`${who}.${number}`}
            tone="danger"
            title={t('visit.brought.missing', { number, who: nameOf(who) })}
          />
        ))}
        {brought.length > 1 && (
          <p className="second">{t(areAlike(minutes) ? 'visit.brought.alike' : 'visit.brought.unlike')}</p>
        )}
        <Rows
          rows={brought.map(({ row, broughtBy, writtenBy, receipt, met }) => ({
            id: row,
            title: t(met && !writtenBy ? 'visit.brought.unsigned' : 'visit.brought.row', {
              number: met?.number ?? 0,
              who: nameOf(writtenBy ?? broughtBy),
            }),
            detail: t(met ? 'visit.day.done' : 'visit.brought.unreadable'),
            facts: [t('visit.out.receipt', { receipt })],
            ...(met && {
              actions: (
                <HoldToRead label={t('visit.day.number', { number: met.number })} read={() => said(met)} />
              ),
            }),
          }))}
        />
      </div>
    </Card>
  )
}
