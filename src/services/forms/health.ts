// A doctor, and somebody to talk to. In clear both say that they are about health and nothing more; which of them it is lies on the sheet.
import type { Compartment } from '../../sealing/shapes.ts'
import { ask } from '../../tracks/define.ts'
import { lacking, without, type ServiceForm, type Values } from '../form.ts'

const kinds = {
  general: 'health',
  sexual_and_reproductive: 'health_sexual',
  mind: 'health_mind',
  substances: 'health_substances',
} as const satisfies Record<string, Compartment>

const partOfKind = ({ kind_of_health: kind }: Values): Compartment =>
  typeof kind === 'string' && Object.hasOwn(kinds, kind) ? kinds[kind as keyof typeof kinds] : 'health'

export const medical: ServiceForm = {
  code: 'medical_care',
  fields: {
    kind_of_health: ask.code(...Object.keys(kinds)),
    examined_on: ask.optional(ask.pastDay),
    findings: ask.optional(ask.sealed),
    certificate: ask.optional(ask.sealed),
    certificate_wanted: ask.optional(ask.yesNo),
    next_appointment: { kind: 'line', optional: true },
  },
  shown: { examined_on: 'when', certificate: 'words', next_appointment: 'next' },
  rules: [
    { code: 'certificate-not-wanted', at: 'keep', refuses: without('certificate', 'certificate_wanted') },
    { code: 'certificate-without-examination', at: 'keep', refuses: without('certificate', 'examined_on') },
    { code: 'not-examined', at: 'finish', refuses: lacking('examined_on') },
  ],
  outcomes: ['treated', 'certificate_made', 'sent_to_specialist'],
  part: partOfKind,
}

export const counselling: ServiceForm = {
  code: 'mental_health_counselling',
  fields: {
    wants_different: { kind: 'line' },
    counsellor: { kind: 'line', optional: true },
    counsellor_chosen: ask.yesNo,
    next_talk_on: ask.optional(ask.day),
  },
  shown: { counsellor: 'who', next_talk_on: 'when', wants_different: 'words' },
  rules: [
    {
      code: 'counsellor-not-chosen',
      at: 'keep',
      refuses: ({ counsellor_chosen }) => counsellor_chosen !== true,
    },
    { code: 'no-talk-yet', at: 'finish', refuses: (_values, { talks }) => talks === 0 },
  ],
  outcomes: ['better_in_own_words', 'goes_on_elsewhere', 'ended_by_person'],
  part: () => 'health_mind',
}
