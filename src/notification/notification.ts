// Telling an office of a person because the law or the network's rules ask for it. What was told, with which identity and with what receipt
// is written down: a date alone would be nobody's proof. A grown person is named by their own yes; of a child, and of whoever may be
// one, whoever protects children is told first and by name.

import { referringRoles } from '../api/roles.ts'
import { notifiedOffices } from '../jurisdiction/forms.ts'
import { ask, defineMachine, type GuardContext } from '../tracks/define.ts'

export const waysSent = ['telephone', 'form_online', 'post', 'in_person'] as const

/** Not sure counts as a child. */
const isAdult = ({ facts }: GuardContext) => facts.ageGroup === 'adult'

function mayBeSent(context: GuardContext): string | undefined {
  const { input, facts, track } = context
  const isNamed = input.identity === 'identity_shown'
  if (isAdult(context)) {
    // Where the law asks for no yes the person is told before; where it does, who said no or was not asked stays without a name.
    const isFree =
      facts.adultReferral === 'told'
        ? input.yes_to_name === 'yes_given' || input.yes_to_name === 'yes_refused'
        : input.yes_to_name === 'yes_given'
    return isNamed && !isFree ? 'no-name-without-yes' : undefined
  }
  if (track.subkind !== 'notify_child_protection' && facts.childProtectionTold !== true)
    return 'child-protection-first'
  return isNamed ? undefined : 'child-is-named'
}

export const notificationMachine = defineMachine({
  kind: 'notification',
  path: 'notifications',
  lane: 'identification',
  laneRank: 3,
  compartment: 'narrative',
  subkinds: notifiedOffices,
  // A duty of whoever works here towards an office; what was told, and to whom, the person is told by them.
  withoutPerson: true,
  factsOfLaw: (pack) => ({ adultReferral: pack.consent.adultReferral }),
  states: ['due', 'sent', 'received', 'answered', 'unanswered', 'not_needed', 'closed'],
  initial: 'due',
  final: ['received', 'answered', 'unanswered', 'not_needed', 'closed'],
  opens: {
    who: referringRoles,
    needsCase: true,
    starts: [{ clock: 'notification.send', owner: 'holder' }],
  },
  moves: {
    send: {
      from: ['due'],
      to: 'sent',
      by: ['holder'],
      who: referringRoles,
      ownScreen: true,
      ask: {
        identity: ask.code('identity_shown', 'identity_withheld'),
        yes_to_name: ask.optional(ask.code('yes_given', 'yes_refused', 'yes_not_asked')),
        sent_by: ask.code(...waysSent),
        sent_on: ask.pastDay,
        // To whom and the words or the form as they left.
        notified: ask.sealed,
      },
      facts: ['ageGroup', 'adultReferral', 'childProtectionTold'],
      guard: mayBeSent,
      refuses: ['no-name-without-yes', 'child-protection-first', 'child-is-named'],
      counts: 'identity',
      stops: ['notification.send'],
      starts: [{ clock: 'notification.receipt', owner: 'holder' }],
      measures: [1, 2],
    },
    confirm: {
      from: ['sent'],
      to: 'received',
      by: ['holder'],
      who: referringRoles,
      ask: { receipt_on: ask.pastDay, receipt: ask.sealed },
      stops: ['notification.receipt'],
      measures: [1],
    },
    answer: {
      from: ['sent', 'received'],
      to: 'answered',
      by: ['holder'],
      who: referringRoles,
      ask: { answered_on: ask.pastDay, office_answer: ask.sealed },
      stops: ['notification.receipt'],
      measures: [1],
    },
    ask_again: {
      from: ['sent'],
      to: 'same',
      by: ['holder'],
      who: referringRoles,
      stops: ['notification.receipt'],
      starts: [{ clock: 'notification.receipt', owner: 'holder' }],
      measures: [1],
    },
    give_up: {
      from: ['sent'],
      to: 'unanswered',
      by: ['holder'],
      who: referringRoles,
      exit: true,
      stops: ['notification.receipt'],
    },
    leave_out: {
      from: ['due'],
      to: 'not_needed',
      by: ['holder'],
      who: referringRoles,
      exit: true,
      ask: { not_needed_because: ask.optional(ask.code('told_by_other', 'no_duty_here')) },
      stops: ['notification.send'],
    },
    end_with_case: { from: ['due', 'sent'], to: 'closed', by: ['system'] },
  },
  endsWithCase: 'end_with_case',
})
