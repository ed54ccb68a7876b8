// Those who said yes are told to a desk in one press: whoever is or may be a child to whoever protects children, everybody else to the desk
// that is chosen.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { usualDesk } from '../../encounters/desk.ts'
import { useReportDesks } from '../../encounters/ui/desks.ts'
import { lawOnQuery } from '../../law/ui/use-law.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { Select } from '../../web/controls/select.tsx'
import { useNotices } from '../../web/controls/notice.tsx'
import { useText } from '../../web/language/language.tsx'
import { useToday } from '../../web/session/now.ts'
import { useMe } from '../../web/session/session.tsx'
import { makeMove, session } from '../../web/session/window-session.ts'
import type { TrackAnswer } from '../../web/track/query.ts'
import type { Referred } from '../aftermath.ts'
import { sendReferral } from '../client/send-referral.ts'

interface Props {
  track: TrackAnswer['track']
  sheets: readonly (Referred & { text: string })[]
  district: string | null
}

export function SendReferrals({ track, sheets, district }: Props) {
  const t = useText()
  const { roles, organisation, network } = useMe()
  const law = useQuery(lawOnQuery(network.pack, useToday())).data?.switches
  const { say } = useNotices()
  const queries = useQueryClient()
  const { desks } = useReportDesks()
  const [chosen, setChosen] = useState<string | null>(null)
  const { busy, error, run } = usePendingAction()
  const usual = usualDesk(desks, { age: 'adult' }, district, law)
  const desk =
    desks.find(({ circle }) => String(circle) === chosen) ?? desks.find((one) => one.circle === usual?.circle)
  if (!desk) return null
  const by = { role: roles[0] ?? '', house: organisation.name }
  const send = () =>
    run(async () => {
      for (const { text, ...referred } of sheets) {
        const isChild = referred.age === 'child' || referred.age === 'may_be_child'
        const to = isChild ? usualDesk(desks, { age: 'child' }, district, law) : desk
        const { circle } = to ?? desk
        const { name, kind } = desks.find((one) => one.circle === circle) ?? desk
        const receiver = { circle, shown: { name, kind } }
        await sendReferral(session, { referred, text, district: district ?? '', by }, receiver)
      }
      await makeMove('visit', 'refer', track, { referred: sheets.length })
      say({ text: t('visit.after.sent', { count: sheets.length }) })
      await queries.invalidateQueries()
    })
  return (
    <>
      {desks.length > 1 && (
        <Select
          label={t('visit.after.desk')}
          options={desks.map(({ circle, name }) => ({ value: String(circle), label: name }))}
          value={String(desk.circle)}
          onChange={setChosen}
        />
      )}
      <ErrorMessage error={error} />
      <Button look="primary" icon="send" isPending={busy} onPress={() => void send()}>
        {t('visit.after.send', { desk: desk.name })}
      </Button>
    </>
  )
}
