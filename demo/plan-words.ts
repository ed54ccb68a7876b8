// What people whose lives are told in full said of the rows of their plan, as their worker wrote it down.
import { newId } from '../src/api/new-id.ts'
import { rewriteDescription, type Description } from '../src/client/description.ts'
import { goalMachine } from '../src/care/goal.ts'
import type { Colleague } from './actor.ts'

const said: Readonly<Record<string, Description>> = {
  education: { text: 'I want to take the bus alone and ask my way.', goal: 'Language course, level A1' },
  vocational_training: { text: 'I can sew. I want a paper that says so.', goal: 'Certificate as a tailor' },
  job_placement: { text: 'Work where nobody keeps my passport.', goal: 'A job with a checked employer' },
  document_replacement: { text: 'They have my passport.', goal: 'New passport' },
  clothing: { text: 'I came in what I wear.', goal: 'Warm clothes and shoes' },
  food: { text: 'I would like to cook for myself again.', goal: 'Kitchen, twice a week' },
  interpretation: { text: 'Somebody who does not know my town.', goal: 'An interpreter from elsewhere' },
  translation: { text: 'I want to know what I signed.', goal: 'The contract translated' },
  health: { text: 'I wake at three every night.', goal: 'First appointment, a woman doctor' },
  transitional_housing: { text: 'A door that I can lock myself.', goal: 'A room of her own' },
  spiritual_support: { text: 'I would like to go to church on Sundays.', goal: 'Somebody to go with' },
  family_reunification: { text: 'My son must not stay with my aunt.', goal: 'Her son is here' },
  service_navigation: { text: 'I do not know whom to ask first.', goal: 'One place that answers' },
  criminal_justice_advocacy: {
    text: 'I will not go into that room alone.',
    goal: 'Somebody beside her in court',
  },
  repatriation: { text: 'I want to go home when it is safe.', goal: 'A safe journey' },
}

/** Writes them beside a goal that was just begun. */
export async function describeGoal(
  who: Colleague,
  { caseId, track, service }: { caseId: string; track: string; service: string },
): Promise<void> {
  const value = said[service]
  if (value)
    await rewriteDescription(
      who,
      { caseId, track, machine: goalMachine, subkind: service },
      { value, before: undefined, id: newId() },
    )
}
