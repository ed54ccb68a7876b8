// She testifies. Her family is threatened because of it, so the court room changes: a screen, a person beside her, no
// contact. And she tells the network what was wrong with its waiting room.

import { meet } from '../appointments.ts'
import { conference } from '../conferences.ts'
import {
  assess,
  begun,
  card,
  explainRights,
  findBed,
  go,
  note,
  open,
  ownWords,
  refer,
  screen,
  share,
  start,
  take,
} from '../acts.ts'
import { keepFile } from '../files-of-cases.ts'
import { dayFrom, life } from '../stage.ts'

const prepared = (days: number, adapted: readonly string[]) =>
  go('interview', 'prepare', () => ({
    day: dayFrom(days),
    language: 'fr',
    interpreter: 'booked',
    interpreter_checked: ['understand_each_other', 'gender_as_wished', 'strangers'],
    companion: 'chosen',
    adapted,
    known: 'read',
  }))

export const clemence = life(
  { id: 'clemence', persona: { language: 'fr', ageGroup: 'adult', origin: 'self_report' }, began: 118 },
  (on) => {
    on(0, 'caseworker', open('day'), explainRights, assess('medium'), screen('general'))
    on(0.2, 'caseworker', findBed(), go('placement', 'accept'))
    on(0.4, 'shelter', go('placement', 'arrive'))
    on(2, 'caseworker', card)
    on(
      4,
      'caseworker',
      refer('lawyer', {
        service: 'legal_criminal',
        purpose: 'legal_help',
        compartments: ['identity', 'legal', 'finance'],
      }),
    )
    on(5, 'lawyer', take('lawyer'))
    on(
      7,
      'lawyer',
      go('referral.lawyer', 'start'),
      start('proceeding.trial', { subkind: 'criminal_against_trafficker', other: 'prosecutor' }),
      go('proceeding.trial', 'think'),
    )
    on(12, 'caseworker', assess('low', 'unsure'))
    on(
      20,
      'lawyer',
      go('proceeding.trial', 'open', { lawyer: 'assigned' }),
      note('legal', 'legal'),
      keepFile('legal', 'Summons as a witness', 'Court 3, by video link.'),
    )
    on(24, 'caseworker', begun('criminal_justice_advocacy', 200))
    on(25, 'lawyer', start('interview', { subkind: 'stage_investigation', other: 'prosecutor' }))
    on(
      26,
      'prosecutor',
      go('proceeding.trial', 'investigate'),
      prepared(6, ['breaks', 'quiet_room', 'child_care']),
    )
    // She sleeps badly after the call to her mother, and says so.
    on(30, 'lawyer', go('interview', 'postpone', { because: 'not_today' }))
    on(31, 'prosecutor', prepared(2, ['breaks', 'quiet_room', 'counsellor_near']))
    on(32.5, 'lawyer', go('interview', 'say_ready', { readiness: 'ready_with_breaks' }))
    on(33, 'prosecutor', go('interview', 'hold', { training: 'trained', recorded: true }))
    on(33.5, 'lawyer', go('interview', 'look_after'))
    on(34, 'caseworker', go('risk', 'event', { happened: 'family_threatened' }))
    on(34.2, 'caseworker', assess('high', 'unsafe'), note('contact', 'safety'))
    on(
      36,
      'lawyer',
      go('proceeding.trial', 'ask_measures', {
        wanted: ['screen_or_video_link', 'support_person', 'no_contact_order'],
      }),
    )
    on(37, 'caseworker', assess('medium'))
    on(
      44,
      'prosecutor',
      go('proceeding.trial', 'decide_measures', {
        granted: ['screen_or_video_link', 'support_person', 'no_contact_order'],
      }),
    )
    on(48, 'caseworker', assess('low', 'unsure'))
    on(60, 'prosecutor', go('proceeding.trial', 'file'), go('proceeding.trial', 'prepare'))
    // The other side's lawyer wants all that Harbour House has written of her.
    on(
      62,
      'caseworker',
      start('demand', { subkind: 'defence', other: 'lawyer', basis: 'subpoena' }),
      go('demand', 'hear_person', { language: 'fr', person_says: 'nothing_goes' }),
    )
    on(63, 'lawyer', go('demand', 'hear_lawyer', { lawyer_says: 'objects' }), go('demand', 'object'))
    on(
      64,
      'prosecutor',
      go('proceeding.trial', 'tell_decision', () => ({ prosecution: 'charged', told_on: dayFrom(0) })),
    )
    on(65, 'caseworker', start('testimony', { other: 'prosecutor' }))
    on(
      65.2,
      'prosecutor',
      go('testimony', 'ask_court', { wanted: ['screen_or_video_link', 'no_address', 'closed_hearing'] }),
    )
    on(
      66,
      'lawyer',
      go('proceeding.trial', 'explain', { language: 'fr' }),
      start('impact', { subkind: 'stage_sentence' }),
      go('impact', 'record_yes', { given_as: 'read_for_me', agreed_how: 'agreed_spoken' }),
    )
    // Her telephone goes to the prosecutor, sealed; and a newspaper asks after her.
    on(
      67,
      'caseworker',
      start('custody', { subkind: 'telephone', other: 'prosecutor' }),
      go('custody', 'hand_over'),
      start('media_request', { subkind: 'newspaper', media_wants: ['their_story'] }),
      go('media_request', 'stay_no'),
    )
    on(67.5, 'prosecutor', go('custody', 'take', { is_whole: true }))
    on(
      68,
      'prosecutor',
      go('testimony', 'decide', {
        granted: ['screen_or_video_link', 'no_address'],
        refused: ['closed_hearing'],
      }),
    )
    on(69, 'caseworker', go('testimony', 'tell', { language: 'fr' }))
    on(
      69,
      'lawyer',
      go('impact', 'give', () => ({ given_on: dayFrom(0) })),
      go('impact', 'consider', { court_did: 'named_in_reasons' }),
      go('impact', 'tell', { language: 'fr' }),
    )
    on(
      70,
      'lawyer',
      start('proceeding.money', { subkind: 'compensation_state', other: 'authority' }),
      go('proceeding.money', 'open', { lawyer: 'assigned' }),
      go('proceeding.money', 'file', { amount: 9_000 }),
    )
    on(
      80,
      'caseworker',
      share('prosecutor', { purpose: 'safety', compartments: ['contact'], days: 100 }),
      start('disclosure', { other: 'prosecutor', audience: 'court' }),
      go('disclosure', 'release', {
        basis: 'consent',
        scope: ['contact'],
        told: 'told',
      }),
    )
    on(90, 'caseworker', go('disclosure', 'recall'))
    on(95, 'prosecutor', go('disclosure', 'confirm_destroyed'))
    on(
      110,
      'prosecutor',
      go('proceeding.trial', 'set_hearing', () => ({ hearing_on: dayFrom(14) })),
    )
    on(112, 'lawyer', go('proceeding.trial', 'tell', { language: 'fr' }))
    on(116, 'caseworker', ownWords)
    on(108, 'caseworker', meet('doctor', 3, '10:00'))
    on(109, 'caseworker', go('appointment.doctor', 'cannot_come'))
    on(117, 'caseworker', meet('talk', 2, '11:15'))
    on(114, 'caseworker', conference(['lawyer', 'doctor'], 'prosecutor'))
  },
)
