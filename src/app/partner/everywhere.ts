// What a program of somebody else's may stand on wherever it runs: the package `@continuum/client`. What is named here keeps its name and
// its meaning within a major version (docs/integrations.md); everything else in this source may change.
export { sendTo, signIn } from './line.ts'
export { listCases, writeNote, type ListedCase } from './cases.ts'
export { refer, ReferralAsked, type Referred } from '../../referrals/client/refer.ts'
export { readCase, takeKeys, type SharedCase } from '../../client/case-keys.ts'
export { openRecord } from '../../client/records.ts'
export { SealingError } from '../../sealing/suite.ts'
export { isProblem, type Problem } from '../../api/problem.ts'
export type { Session } from '../../client/session.ts'
export type { Send } from '../../api/client.ts'
