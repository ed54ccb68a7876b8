// How far a referral has climbed: asked, reminded, the next place asked, answered; and who is asked next where nobody answers.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Several } from '../../directory/ui/several.tsx'
import { serviceCodes } from '../../directory/kinds.ts'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { api } from '../../web/session/api.ts'
import { intakeOf, useOrganisations } from '../../web/session/organisations.ts'
import { Button } from '../../web/controls/button.tsx'
import { Dialog } from '../../web/controls/dialog.tsx'
import { Icon } from '../../web/controls/icon.tsx'
import { useNotices } from '../../web/controls/notice.tsx'
import { useLanguage, useText } from '../../web/language/language.tsx'
import { useMe } from '../../web/session/session.tsx'
import type { ReferralSummary } from '../api.ts'

const unanswered = ['enquiry', 'sent', 'received']

/** The rungs that were climbed, and those to come. */
export function Rungs({ referral, now }: { referral: ReferralSummary; now: Date }) {
  const { t, dates } = useLanguage()
  const { remindedAt, ladder, sentAt, state, outside } = referral
  if (remindedAt === null && ladder.length === 0) return null
  const when = (at: string) => dates.ago(at, now)
  return (
    <ol className="referral-rungs" aria-label={t('inbox.ladder')}>
      <li data-done>
        <Icon name="check" size={14} />
        {t('inbox.ladder.asked', { when: when(sentAt) })}
      </li>
      {remindedAt !== null && (
        <li data-done>
          <Icon name="check" size={14} />
          {t(outside ? 'inbox.ladder.ring' : 'inbox.ladder.reminded', { when: when(remindedAt) })}
        </li>
      )}
      {ladder.map((rung) => (
        <li key={rung.circle} data-done={rung.askedAt !== null || undefined}>
          {rung.askedAt !== null && <Icon name="check" size={14} />}
          {rung.askedAt === null
            ? t('inbox.ladder.next', { name: rung.name })
            : t('inbox.ladder.askedNext', { name: rung.name, when: when(rung.askedAt) })}
          {rung.state &&
            ` · ${t(rung.state === 'draft' ? 'inbox.ladder.couldHelp' : `referral.state.${rung.state}`)}`}
        </li>
      ))}
      {!unanswered.includes(state) && <li data-done>{t(`referral.state.${state}`)}</li>}
    </ol>
  )
}

/** Places of the network that offer what is needed, but for us and for those who were asked. */
function usePlacesFor(referral: ReferralSummary) {
  const me = useMe()
  const { data: organisations = [] } = useOrganisations()
  const code = serviceCodes.includes(referral.serviceCode) ? referral.serviceCode : 'medical_care'
  const { data } = useQuery({
    queryKey: ['directory', 'match', 'next', code, referral.language, referral.district],
    queryFn: () =>
      api.directory.match({
        code,
        ...(referral.language ? { language: referral.language } : {}),
        ...(referral.district ? { area: referral.district } : {}),
      }),
  })
  const asked = new Set([me.organisation.circle, referral.recipientCircle])
  const places = new Map<string, string>()
  for (const { circle, provider, name } of data?.services ?? []) {
    const intake = intakeOf(organisations, circle)
    if (intake !== null && !asked.has(intake) && !asked.has(circle))
      places.set(String(intake), provider.name ?? name)
  }
  return [...places].map(([value, label]) => ({ value, label }))
}

/** Whether it still makes sense to name who is asked next. */
export const mayAskNext = ({ state }: ReferralSummary): boolean => unanswered.includes(state)

/** Says who is asked next. The places stand in the order in which a search puts them. */
export function AskNext({ referral, reload }: { referral: ReferralSummary; reload: () => void }) {
  const t = useText()
  return (
    <Dialog
      title={t('inbox.ladder.title')}
      trigger={
        <Button size="small" look="quiet">
          {t('inbox.ladder.set')}
        </Button>
      }
    >
      {(close) => <NextPlaces referral={referral} reload={reload} onKept={close} />}
    </Dialog>
  )
}

function NextPlaces({
  referral,
  reload,
  onKept,
}: {
  referral: ReferralSummary
  reload: () => void
  onKept: () => void
}) {
  const t = useText()
  const { say } = useNotices()
  const { busy, error, run } = usePendingAction()
  const options = usePlacesFor(referral)
  const [chosen, choose] = useState(() =>
    referral.ladder.filter(({ askedAt }) => askedAt === null).map(({ circle }) => String(circle)),
  )
  const names = new Map(referral.ladder.map(({ circle, name }) => [String(circle), name]))
  const keep = () =>
    run(async () => {
      await api.referrals.setLadder({ track: referral.track, next: chosen.map(Number) })
      say({ text: t('inbox.ladder.kept'), tone: 'done' })
      onKept()
      reload()
    })
  return (
    <div className="stack">
      <p>{t('inbox.ladder.words')}</p>
      <ErrorMessage error={error} />
      <Several
        key={options.length}
        id={`next-${referral.track}`}
        label={t('inbox.ladder.who')}
        options={options}
        chosen={chosen}
        nameOf={(value) => names.get(value) ?? value}
        onChange={choose}
      />
      <Button look="primary" isPending={busy} onPress={() => void keep()}>
        {t('inbox.ladder.keep')}
      </Button>
    </div>
  )
}
