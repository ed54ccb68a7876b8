// Which team stands by for the night: administrators name it, and each circle that carries cases agrees for its own.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useOwnLog } from '../../organisations/ui/own-log.ts'
import { useTeamName, useTeams, type Team } from '../../organisations/ui/teams/own-teams.ts'
import type { NightHours } from '../../sealing/night-hours.ts'
import { NIGHT_DESK } from '../../sealing/org-shape.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { Confirm } from '../../web/controls/confirm.tsx'
import { useNotices } from '../../web/controls/notice.tsx'
import { Pill } from '../../web/controls/pill.tsx'
import { Rows, type Row } from '../../web/controls/rows.tsx'
import { Select } from '../../web/controls/select.tsx'
import { useLanguage, useText } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'
import { useColleagueName } from '../../web/session/colleagues.ts'
import { useMe } from '../../web/session/session.tsx'
import { session } from '../../web/session/window-session.ts'
import { agreeToNightDesk, nameNightDesk, type NamedDesk } from '../client/night-desk.ts'
import { HoursFields, HoursTold, usualHours } from './night-hours.tsx'

/** Which team stands by now, and naming another one. */
function useNightDesk() {
  const t = useText()
  const queries = useQueryClient()
  const { say } = useNotices()
  const acting = usePendingAction()
  const [asked, ask] = useState<{ next: number | null } | null>(null)
  const { data } = useQuery({
    queryKey: ['takeovers', 'circle'],
    queryFn: ({ signal }) => api.takeovers.circle({}, { signal }),
  })
  const renew = async () => {
    await queries.invalidateQueries({ queryKey: ['takeovers'] })
    await queries.invalidateQueries({ queryKey: ['own log'] })
  }
  const name = (desk: NamedDesk | null) =>
    acting.run(async () => {
      const { waits } = await nameNightDesk(session, desk)
      await renew()
      ask(null)
      if (waits) say({ text: t('night.circle.waits'), tone: 'due' })
    })
  const close = () => {
    acting.forget()
    ask(null)
  }
  return { desk: data, acting, asked, ask, name, close, renew }
}

/** Which team stands by: administrators name it, two where there are two, and each circle agrees for the cases that it carries. */
export function NightDesk() {
  const t = useText()
  const me = useMe()
  const teams = useTeams() ?? []
  const nameOf = useTeamName()
  const { data: log } = useOwnLog()
  const { desk, acting, asked, ask, name, close, renew } = useNightDesk()
  if (!desk) return null
  const hours = log?.nightDesk?.hours
  const named = teams.find(({ circle }) => circle === desk.circle)
  return (
    <Card title={t('night.circle')} lead={t('night.circle.lead')}>
      <div className="stack">
        {me.roles.includes('administrator') ? (
          <Select
            label={t('night.circle.team')}
            hint={t('night.circle.team.hint')}
            options={[
              { value: '', label: t('rota.nobody') },
              ...teams
                .filter((team) => team.purpose === NIGHT_DESK)
                .map((team) => ({ value: String(team.circle), label: nameOf(team) })),
            ]}
            value={desk.circle === null ? '' : String(desk.circle)}
            onChange={(next) => ask({ next: next ? Number(next) : null })}
          />
        ) : (
          <p>{named ? <bdi>{nameOf(named)}</bdi> : t('night.circle.none')}</p>
        )}
        {named && hours && <HoursTold hours={hours} />}
        {named && me.roles.includes('administrator') && (
          <div>
            <Button size="small" onPress={() => ask({ next: named.circle })}>
              {t('night.hours.change')}
            </Button>
          </div>
        )}
        {named && <Agreed desk={named} teams={teams} agreed={desk.agreed} onDone={renew} />}
      </div>
      {asked && (
        <Asked
          team={teams.find(({ circle }) => circle === asked.next)}
          hours={hours ?? usualHours(session.timezone)}
          acting={acting}
          onConfirm={(desk) => void name(desk)}
          onClose={close}
        />
      )}
    </Card>
  )
}

interface AgreedProps {
  desk: Team
  teams: readonly Team[]
  agreed: readonly number[]
  onDone: () => Promise<void>
}

/** For whose cases it stands by; whoever is in a circle that carries cases agrees for it here. */
function Agreed({ desk, teams, agreed, onDone }: AgreedProps) {
  const t = useText()
  const me = useMe()
  const nameOf = useTeamName()
  const { data: log } = useOwnLog()
  const { busy, error, run } = usePendingAction()
  const isMine = (circle: number) =>
    log?.circles.some((one) => one.id === circle && one.members.includes(me.id))
  const rowOf = (circle: number, title: string): Row => ({
    id: String(circle),
    title,
    facts: agreed.includes(circle)
      ? [
          <Pill key="agreed" tone="done">
            {t('night.agreed')}
          </Pill>,
        ]
      : [],
    ...(!agreed.includes(circle) &&
      isMine(circle) &&
      log?.nightDesk?.by !== me.id && {
        actions: (
          <Button
            size="small"
            isPending={busy}
            onPress={() =>
              void run(async () => {
                await agreeToNightDesk(session, circle)
                await onDone()
              })
            }
          >
            {t('night.agree')} <span className="unseen">{title}</span>
          </Button>
        ),
      }),
  })
  return (
    <>
      <p className="quiet">{t('night.agree.lead')}</p>
      <ErrorMessage error={error} />
      <Rows
        rows={[
          rowOf(me.organisation.circle, t('night.agree.whole')),
          ...teams
            .filter(({ circle }) => circle !== desk.circle)
            .map((team) => rowOf(team.circle, nameOf(team))),
        ]}
      />
    </>
  )
}

interface AskedProps {
  /** Which team is to stand by; none for nobody. */
  team: Team | undefined
  /** Those that stand now, or that most need. */
  hours: NightHours
  acting: Parameters<typeof Confirm>[0]['acting']
  onConfirm: (desk: NamedDesk | null) => void
  onClose: () => void
}

/** Who gets which keys by it, by name, before it is saved. */
function Asked({ team, hours: before, onConfirm, ...confirm }: AskedProps) {
  const { t, language } = useLanguage()
  const [hours, setHours] = useState(before)
  const called = useColleagueName()
  const nameOf = useTeamName()
  const what = team ? 'ask' : 'nobody'
  const members = team?.members ?? []
  const values = {
    team: team ? nameOf(team) : '',
    names: new Intl.ListFormat(language.locale).format(members.map(called)),
    count: members.length,
  }
  return (
    <Confirm
      title={t(`night.circle.${what}.title`, values)}
      action={t(`night.circle.${what}.do`, values)}
      {...confirm}
      onConfirm={() => onConfirm(team ? { circle: team.circle, hours } : null)}
    >
      <p>{t(`night.circle.${what}.words`, values)}</p>
      {team && <HoursFields value={hours} put={(change) => setHours({ ...hours, ...change })} />}
      {team && <p>{t('night.hours.anew')}</p>}
    </Confirm>
  )
}
