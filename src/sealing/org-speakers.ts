// Who may say what in an organisation's log.
import type { Said } from './chain.ts'
import type { Organisation } from './org-shape.ts'

const BY_ADMINISTRATORS = [
  'invite',
  'roles',
  'remove',
  'recovery',
  'trust',
  'agree',
  'lapse',
  'settle',
  'night',
  'instrument',
  'guard',
  'guardians',
  'readmit_stop',
]
/** Who writes down and changes the rules of a country. */
export const BY_LAWYERS = ['coordinator', 'lawyer']

/** A change of a law, or the yes of a second one to it. */
export const isOfLaw = (now: Organisation, said: Said): boolean =>
  said.t === 'law' || (said.t === 'agree' && now.waiting.get(Number(said['to']))?.t === 'law')

export const BY_MEMBERS = ['circle', 'admit', 'leave', 'bring', 'night_agree', 'night_rota']

/** That a log goes over to rules 2 gives nobody anything: whoever works there first with a newer client says it. */
export const isForAdministrators = (said: Said): boolean =>
  BY_ADMINISTRATORS.includes(said.t) && !(said.t === 'agree' && said['rules'] !== undefined)
