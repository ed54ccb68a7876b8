// What each statement of a chain may say, field by field. A field that is not known here is refused, never passed over: what
// somebody signed would otherwise mean one thing to them and another to whoever reads it.
import type { Said } from './chain.ts'

type Fields = Readonly<Record<string, readonly string[]>>

/** What every statement says. */
const EVERY = ['n', 'prev', 'by', 'at', 't', 'v']
/** What a member of staff says beside it, in a case: their house, and how far its log went. */
export const STAFF_FIELDS: readonly string[] = ['from', 'log']
/** By rules 2 also: the hash of that log's last statement, and which lines of the chain it does not vouch for. */
export const STAFF_FIELDS_2: readonly string[] = [...STAFF_FIELDS, 'head', 'over']
/** What the person says beside it by rules 2. */
export const PERSON_FIELDS_2: readonly string[] = ['over']

/** By type, in the chain of a case. */
export const CASE_FIELDS: Fields = {
  open: ['owner', 'commits'],
  person: ['circle', 'enc', 'sig', 'compartments'],
  grant: ['grant', 'to', 'compartments', 'basis', 'purpose', 'until', 'agreed', 'replaces'],
  second: ['to'],
  decline: ['to'],
  revoke: ['grant'],
  epoch: ['commits', 'circle', 'person', 'why'],
  transfer: ['to', 'grant'],
}

/** What rules 2 add, by type, in the chain of a case. */
export const CASE_FIELDS_2: Fields = {
  grant: ['pages'],
  epoch: ['waits'],
  assign: ['circle'],
  freeze: ['circle'],
  look: [],
  settle: ['strike', 'logs'],
  upgrade: [],
  alone: ['to', 'circle', 'review'],
  duty: ['circle'],
  take_over: ['reason', 'until'],
}

/** By type, in the log of an organisation. */
export const LOG_FIELDS: Fields = {
  genesis: ['enc', 'sig', 'roles', 'originOrganisation', 'originGenesis', 'proof', 'called'],
  invite: ['user', 'roles', 'until', 'invitation'],
  join: ['enc', 'sig', 'proof'],
  roles: ['user', 'roles'],
  remove: ['user'],
  circle: ['circle', 'epoch', 'publicKey', 'commit', 'members', 'team'],
  leave: ['circle', 'user'],
  admit: ['circle', 'epoch', 'user'],
  bring: ['organisation', 'invitation', 'called'],
  trust: ['organisation', 'genesis', 'how', 'called'],
  recovery: ['enc', 'sig'],
  recovered: ['user', 'enc', 'sig'],
  agree: ['to'],
}

/** What rules 2 add, by type, in the log of an organisation. */
export const LOG_FIELDS_2: Fields = {
  genesis: ['practice'],
  join: ['spoken'],
  remove: ['spoken'],
  leave: ['spoken'],
  recovered: ['spoken'],
  agree: ['spoken', 'rules'],
  lapse: ['user'],
  law: ['pack', 'hash', 'over', 'since'],
  settle: [],
  instrument: ['instrument', 'version', 'hash'],
  guard: ['organisation', 'key'],
  guardians: ['of'],
  readmit: ['guardian', 'user', 'invitation', 'until'],
  readmit_agree: ['guardian', 'to'],
  readmit_stop: ['to', 'guardian'],
  night: ['circle', 'hours'],
  night_agree: ['circle'],
  night_rota: ['user', 'nights', 'off'],
}

/** Whether a statement says nothing but what every one says and these. */
export const saysOnly = (said: Said, fields: readonly string[]): boolean =>
  Object.keys(said).every((name) => EVERY.includes(name) || fields.includes(name))
