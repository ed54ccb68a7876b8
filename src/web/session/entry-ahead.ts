// What coming in and the first list will ask, asked in one round while the keys are still being opened. Whose word each answer is, and
// what is believed, is decided where it is taken.
import { contract } from 'virtual:workspace-contract'
import { contract as doorContract } from 'virtual:contract'
import { firstDuties } from '../../api/roles.ts'
import { lawsOf, speakersOf } from '../../client/checked-moves.ts'
import { firstLogs } from '../../client/chain-reader.ts'
import type { Api, Me } from '../../client/session.ts'
import { readPins } from '../../sealing/pins.ts'
import { hasWork } from '../shell/navigation-items.ts'
import { askingAhead } from './ahead.ts'
import { calls, send } from './api.ts'

const ahead = calls({ ...doorContract, ...contract }, askingAhead(send)) as unknown as Api

/** The logs of those who speak in the first duties, once it is known that they are not among the first two, and the laws of others than `own`. */
async function askBehind(
  duties: ReturnType<Api['work']['mine']>,
  logs: ReturnType<Api['organisations']['logs']>,
  own: string,
): Promise<unknown> {
  const signed = (await duties).duties.flatMap(({ signed: { facts, step } }) => [facts, step])
  const said = signed.filter((one) => one !== null)
  const laws = [...new Set(lawsOf(said))]
    .filter((pack) => pack !== own)
    .map((pack) => ahead.law.files({ pack }))
  const known = new Set((await logs).logs.map(({ organisation }) => organisation))
  const wanted = [...new Set(speakersOf(said))].filter((one) => !known.has(one)).toSorted((a, b) => a - b)
  if (wanted.length > 0) await ahead.organisations.logs(firstLogs(wanted, undefined, () => 0))
  return Promise.all(laws)
}

/** Asks it; what fails is asked again in earnest. */
export async function askForEntry({ id, organisation, roles }: Me): Promise<void> {
  const logs = ahead.organisations.logs(firstLogs([organisation.id], organisation.id, () => 0))
  const begun: Promise<unknown>[] = [
    logs,
    ahead.accounts.readDraft({ place: 'pins' }),
    ahead.organisations.circles({}),
  ]
  if (hasWork(roles) && location.pathname === '/') {
    const whose = firstDuties(roles)
    begun.push(
      askBehind(ahead.work.mine({ whose }), logs, organisation.pack),
      ahead.work.counts({}),
      ahead.work.ended({ whose }),
      ahead.organisations.people({}),
      ahead.organisations.list({}),
      ahead.law.files({ pack: organisation.pack }),
    )
  }
  // A browser that remembers nothing asks what others remember.
  if ((await readPins(id)) === undefined) begun.push(ahead.witnesses.list({}))
  await Promise.allSettled(begun)
}
