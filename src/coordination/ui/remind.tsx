// Reminds an organisation of what waits there; once that is done, says so and what it answered.
import { useQueryClient } from '@tanstack/react-query'
import { newId } from '../../api/new-id.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { Pill } from '../../web/controls/pill.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import { dayOf } from '../../web/language/dates.ts'
import { useMe } from '../../web/session/session.tsx'
import { api } from '../../web/session/api.ts'
import type { Desk } from '../api.ts'
import type { ReminderTopic } from '../codes.ts'
import { deskKey, useOrganisationName } from './use-desk.ts'

const toneOf = { on_it: 'done', done_already: 'done', need_help: 'due' } as const

export function Remind({
  desk,
  organisation,
  about,
}: {
  desk: Desk
  organisation: number
  about: ReminderTopic
}) {
  const { t, dates } = useLanguage()
  const me = useMe()
  const nameOf = useOrganisationName()
  const queries = useQueryClient()
  const { busy, error, run } = usePendingAction()
  const name = nameOf(organisation)
  const last = desk.reminders.find((one) => one.organisation === organisation && one.about === about)
  const isToday = last && dayOf(last.sentAt, me.network.timezone) === desk.today
  const remind = () =>
    run(async () => {
      await api.coordination.remind({ id: newId(), organisation, about })
      await queries.invalidateQueries({ queryKey: deskKey })
    })
  if (organisation === me.organisation.id) return <span className="second">{t('coordination.own')}</span>
  return (
    <span className="row">
      <ErrorMessage error={error} />
      {last &&
        (last.answer ? (
          <Pill tone={toneOf[last.answer]}>{t(`coordination.answer.${last.answer}`)}</Pill>
        ) : (
          <span className="second">
            {t('coordination.reminded', { when: dates.ago(last.sentAt, new Date(desk.now)) })}
          </span>
        ))}
      {!isToday && (
        <Button size="small" isPending={busy} onPress={() => void remind()}>
          {t('coordination.remind')} <span className="unseen">{name}</span>
        </Button>
      )}
    </span>
  )
}
