// An organisation's checked log as screens see it: lists in place of maps, since it crosses to the page.
import type { LogView } from './vault-log-shape.ts'
import { lawOf, nightDeskOf } from './org-shape.ts'
import type { KnownLog } from './vault-state.ts'

/** The view of one log. `minute` is the latest by which an invitation has surely ended. */
export function viewOf(organisation: number, known: KnownLog, minute: string): LogView {
  const { now, n, hash, genesis, rules = 1, ahead } = known
  const nightDesk = nightDeskOf(now)
  return {
    organisation,
    genesis,
    ...(now.origin && { origin: now.origin.organisation }),
    head: { n, hash },
    rules,
    ahead: ahead !== undefined,
    members: [...now.members].map(([id, member]) => {
      const until = now.unheard.get(id)
      return { ...member, id, ...(until !== undefined && until < minute && { unseen: true }) }
    }),
    circles: [...now.circles].map(([id, { epoch, publicKey, members, since, due, dueSince, team }]) => ({
      id,
      epoch,
      publicKey,
      members,
      since,
      due,
      ...(dueSince !== undefined && { dueSince }),
      ...(team !== undefined && { team }),
    })),
    neighbours: [...now.neighbours].map(([id, one]) => ({
      organisation: id,
      how: 'how' in one ? one.how : 'invitation',
    })),
    ...(now.recovery && { recovery: now.recovery }),
    recovered: now.recovered,
    guards: [...now.guards.keys()],
    guardians: now.guardians.map((one) => one.organisation),
    ...(now.readmission && { readmission: now.readmission }),
    readmitted: now.readmitted,
    laws: now.laws,
    instruments: [...now.instruments].map(([id, signed]) => ({ id, ...signed })),
    ...(nightDesk && { nightDesk }),
    waiting: [...now.waiting].map(([number, said]) => ({
      n: number,
      by: said.by,
      t: said.t,
      ...(typeof said['user'] === 'string' && { user: said['user'] }),
      ...(typeof said['circle'] === 'number' && { circle: said['circle'] }),
      ...(said.t === 'law' && { law: lawOf(said) }),
      ...(Array.isArray(said['roles']) && { roles: said['roles'] as string[] }),
    })),
  }
}
