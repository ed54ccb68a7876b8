// The endpoints that are written by hand, with their full types: what clients call by name. It imports no server, so that the
// screens can take its types; test/who.test.ts holds it to what the features bring.

import type { Contract } from '../api/endpoint.ts'
import { identityProviderApi } from '../identity-provider/api.ts'
import { accountsApi } from '../accounts/api/accounts.ts'
import { recoverApi } from '../accounts/api/recovery.ts'
import { unlockersApi } from '../accounts/api/unlockers.ts'
import { setupApi } from '../accounts/api/setup.ts'
import { approvalsApi } from '../approvals/api.ts'
import { assignmentsApi } from '../assignments/api.ts'
import { caseTeamsApi } from '../assignments/case-teams-api.ts'
import { interpretersApi } from '../assignments/interpreters-api.ts'
import { leavesApi } from '../assignments/leaves-api.ts'
import { caseloadApi } from '../caseload/api.ts'
import { careApi } from '../care/api.ts'
import { alertCallsApi } from '../safety/api.ts'
import { casesApi } from '../cases/api.ts'
import { consentApi } from '../consent/api.ts'
import { secondsApi } from '../consent/seconds-api.ts'
import { appointmentsApi, calendarApi, ownCalendarApi } from '../appointments/api.ts'
import { conferencesApi } from '../conferences/api.ts'
import { coordinationApi } from '../coordination/api.ts'
import { fundingApi } from '../funding/api.ts'
import { directoryApi } from '../directory/api.ts'
import { hsdsApi } from '../directory/hsds-api.ts'
import { encountersApi } from '../encounters/api.ts'
import { instrumentsApi } from '../instruments/api.ts'
import { listsApi } from '../directory/lists-api.ts'
import { twiceApi } from '../directory/twice-api.ts'
import { handoversApi } from '../handovers/api.ts'
import { packagesApi } from '../packages/api.ts'
import { campaignsApi } from '../identification/campaigns-api.ts'
import { foundApi } from '../identification/found-api.ts'
import { reviewsApi } from '../identification/reviews-api.ts'
import { linksApi } from '../identification/links-api.ts'
import { helpApi, reportsApi } from '../identification/api.ts'
import { reasonsApi } from '../identification/reasons-api.ts'
import { measuresApi } from '../measures/api/measures.ts'
import { figuresApi } from '../measures/api/figures.ts'
import { countedApi } from '../measures/api/counted.ts'
import { lawApi } from '../law/api.ts'
import { messagesApi } from '../messages/api.ts'
import { portalApi } from '../portal/api.ts'
import { organisationsApi } from '../organisations/api/organisations.ts'
import { guardiansApi } from '../organisations/api/guardians.ts'
import { networkApi } from '../organisations/api/network.ts'
import { teamsApi } from '../organisations/api/teams.ts'
import { recoverySharesApi } from '../organisations/api/recovery-shares.ts'
import { registersApi, restorationsApi, witnessesApi } from '../witnesses/api.ts'
import { auditApi } from '../oversight/api.ts'
import { attachmentsApi } from '../attachments/api.ts'
import { papersApi } from '../papers/api.ts'
import { mattersApi } from '../proceedings/api.ts'
import { policiesApi } from '../policies/api.ts'
import { referralsApi } from '../referrals/api.ts'
import { outboxApi } from '../outbox/api.ts'
import { webhooksApi } from '../webhooks/api.ts'
import { rotaApi } from '../rota/api.ts'
import { servicesApi } from '../services/api.ts'
import { bedHoldsApi, sheltersApi } from '../shelter/api.ts'
import { bedRequestsApi } from '../shelter/requests-api.ts'
import { journeysApi } from '../shelter/journeys-api.ts'
import { roofApi } from '../shelter/roof-api.ts'
import { visitsApi } from '../visits/api.ts'
import { takeoversApi } from '../takeovers/api.ts'
import { trainingApi } from '../training/api.ts'
import { voicesApi } from '../voice/api.ts'
import { consultationsApi } from '../voice/consultations-api.ts'
import { workApi } from '../work/api.ts'

export const contract = {
  organisations: organisationsApi,
  teams: teamsApi,
  recoveryShares: recoverySharesApi,
  guardians: guardiansApi,
  network: networkApi,
  witnesses: witnessesApi,
  registers: registersApi,
  restorations: restorationsApi,
  setup: setupApi,
  identityProvider: identityProviderApi,
  accounts: accountsApi,
  unlockers: unlockersApi,
  recover: recoverApi,
  outbox: outboxApi,
  webhooks: webhooksApi,
  rota: rotaApi,
  directory: directoryApi,
  hsds: hsdsApi,
  training: trainingApi,
  policies: policiesApi,
  lists: listsApi,
  twice: twiceApi,
  cases: casesApi,
  caseload: caseloadApi,
  care: careApi,
  alertCalls: alertCallsApi,
  attachments: attachmentsApi,
  papers: papersApi,
  consent: consentApi,
  seconds: secondsApi,
  services: servicesApi,
  caseTeams: caseTeamsApi,
  interpreters: interpretersApi,
  leaves: leavesApi,
  assignments: assignmentsApi,
  takeovers: takeoversApi,
  approvals: approvalsApi,
  work: workApi,
  law: lawApi,
  calendar: calendarApi,
  appointments: appointmentsApi,
  ownCalendar: ownCalendarApi,
  conferences: conferencesApi,
  coordination: coordinationApi,
  funding: fundingApi,
  help: helpApi,
  instruments: instrumentsApi,
  encounters: encountersApi,
  reports: reportsApi,
  reasons: reasonsApi,
  campaigns: campaignsApi,
  links: linksApi,
  found: foundApi,
  reviews: reviewsApi,
  shelters: sheltersApi,
  bedHolds: bedHoldsApi,
  bedRequests: bedRequestsApi,
  journeys: journeysApi,
  roof: roofApi,
  visits: visitsApi,
  referrals: referralsApi,
  handovers: handoversApi,
  packages: packagesApi,
  messages: messagesApi,
  portal: portalApi,
  matters: mattersApi,
  voices: voicesApi,
  consultations: consultationsApi,
  measures: measuresApi,
  counted: countedApi,
  figures: figuresApi,
  audit: auditApi,
} satisfies Contract

declare module '../client/session.ts' {
  interface Register {
    contract: typeof contract
  }
}
