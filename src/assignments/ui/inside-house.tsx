// Who reads a case inside the house that carries it, by name, as the checked log has it: rows of the table of who can read, whoever
// works on it first; and the way to give it to a team.
import { useEffect, useState, type ReactNode } from 'react'
import { seenBy } from '../../cases/reach.ts'
import { AccessRow, useIsFolded } from '../../consent/ui/access-row.tsx'
import { cellsOf } from '../../consent/ui/access-lines.ts'
import { useOwnLog } from '../../organisations/ui/own-log.ts'
import { useTeamName, useTeams, type Team } from '../../organisations/ui/teams/own-teams.ts'
import type { SharedCase } from '../../client/case-keys.ts'
import type { ReaderLine } from '../../client/signed-readers.ts'
import { WORKING } from '../../sealing/shapes.ts'
import { Button } from '../../web/controls/button.tsx'
import { Notice } from '../../web/controls/notice.tsx'
import { useText } from '../../web/language/language.tsx'
import { useColleagues, type Colleague } from '../../web/session/colleagues.ts'
import { useMe } from '../../web/session/session.tsx'
import { GiveToTeam } from './give-to-team.tsx'
import { useCaseWorkers } from './use-assignments.ts'

interface InsideProps {
  shared: SharedCase
  columns: readonly string[]
  /** What the house reads as a whole. */
  owner: ReaderLine
  onKnown: () => void
  /** Until who it is is known. */
  children: ReactNode
}

/** How many stand there at first. */
const atFirst = { table: 4, folded: 2 }

export function InsideHouse({ shared, columns, owner, onKnown, children }: InsideProps) {
  const t = useText()
  const me = useMe()
  const { data: log } = useOwnLog()
  const { data: colleagues } = useColleagues()
  const { data: workers, isLoading } = useCaseWorkers(shared.case.id)
  const isFolded = useIsFolded()
  const [all, setAll] = useState(false)
  const { ownerCircle } = shared.case
  const members = log?.circles.find(({ id }) => id === ownerCircle)?.members
  const teams = useTeams()
  const isKnown = members !== undefined && colleagues !== undefined && teams !== undefined && !isLoading
  useEffect(() => {
    if (isKnown) onKnown()
  }, [isKnown, onKnown])
  if (!isKnown) return children
  const rank = (id: string) =>
    id === workers?.worker ? 0 : id === workers?.second ? 1 : id === me.id ? 2 : 3
  const inside = colleagues
    .filter(({ id }) => members.includes(id))
    .toSorted((a, b) => rank(a.id) - rank(b.id))
  const shown = all ? inside : inside.slice(0, atFirst[isFolded ? 'folded' : 'table'])
  const whyOf = ({ id }: Colleague) =>
    id === workers?.worker
      ? 'inside.why.worker'
      : id === workers?.second
        ? 'inside.why.second'
        : 'inside.why.colleague'
  return (
    <>
      <Line columns={columns}>
        <CarriedBy shared={shared} teams={teams} count={inside.length} />
      </Line>
      {shown.map((one) => (
        <AccessRow
          key={one.id}
          columns={columns}
          name={one.id === me.id ? t('team.me', { name: one.name ?? one.handle }) : (one.name ?? one.handle)}
          detail={one.roles.map((role) => t(`people.role.${role}`)).join(t('people.and'))}
          cells={cellsOf({ ...owner, compartments: owner.compartments.filter(sees(one, rank(one.id) < 2)) })}
          why={t(whyOf(one))}
          said={t('inside.said')}
        />
      ))}
      {shown.length < inside.length && (
        <Line columns={columns}>
          <Button size="small" look="quiet" onPress={() => setAll(true)}>
            {t('inside.more', { count: inside.length - shown.length })}
          </Button>
        </Line>
      )}
    </>
  )
}

/** Which parts somebody's professions see of what the house carries; a working note is for who works on the case. */
function sees({ roles }: Pick<Colleague, 'roles'>, isWorker: boolean): (part: string) => boolean {
  const { carries, parts } = seenBy(roles)
  return (part) => (part === WORKING ? isWorker : carries || parts.has(part))
}

/** What stands between the rows. */
function Line({ columns, children }: { columns: readonly string[]; children: ReactNode }) {
  if (useIsFolded()) return <li className="access-between">{children}</li>
  return (
    <tr>
      <td colSpan={columns.length + 3} className="access-between">
        {children}
      </td>
    </tr>
  )
}

function CarriedBy({ shared, teams, count }: { shared: SharedCase; teams: readonly Team[]; count: number }) {
  const t = useText()
  const nameOf = useTeamName()
  const team = teams.find(({ circle }) => circle === shared.case.ownerCircle)
  return (
    <>
      <div className="access-carried">
        <span className="second">
          {team ? t('inside.team', { team: nameOf(team) }) : t('inside.everybody')}
        </span>
        <GiveToTeam shared={shared} />
      </div>
      {count === 1 && <Notice tone="due" title={t('inside.alone')} />}
      {!team && count > 1 && <Notice tone="due" title={t('inside.wide', { count })} />}
    </>
  )
}
