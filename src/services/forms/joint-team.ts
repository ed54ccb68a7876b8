// Agencies of one or of several countries that look into the same crime together: who leads, what of the person's file is shared, and until when. The
// person reads who they are and when it ends.
import { ask } from '../../tracks/define.ts'
import { isGiven, type ServiceForm } from '../form.ts'

const line = { kind: 'line' } as const

export const jointTeam: ServiceForm = {
  code: 'joint_team',
  fields: {
    team_agencies: line,
    team_countries: { kind: 'line', optional: true },
    team_led_by: line,
    team_agreed_on: ask.optional(ask.pastDay),
    team_shares: ask.codes(
      'recordings',
      'statements',
      'papers_of_case',
      'evidence_list',
      'nothing_of_person',
    ),
    person_said_yes: ask.yesNo,
    team_until: ask.day,
    team_ends_how: { kind: 'line', optional: true },
  },
  shown: { team_agencies: 'who', team_until: 'until', team_ends_how: 'words' },
  rules: [
    {
      code: 'team-shares-without-yes',
      at: 'keep',
      refuses: ({ team_shares, person_said_yes }) =>
        Array.isArray(team_shares) &&
        team_shares.some((one) => one !== 'nothing_of_person') &&
        person_said_yes !== true,
    },
    {
      code: 'team-ends-before',
      at: 'keep',
      refuses: ({ team_until }, { today }) =>
        isGiven(team_until) && typeof team_until === 'string' && team_until < today,
    },
  ],
  outcomes: [],
  openedByPress: true,
}
