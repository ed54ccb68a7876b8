// What a program of somebody else's may stand on: the package export `continuum/client`. What is named here keeps its name and its
// meaning within a major version (docs/integrations.md); everything else in this source may change.

export { connect, joinByFile, readKeyFile, type KeyFile } from './key-file.ts'
export { sendTo } from './line.ts'
export { refer, ReferralAsked, type Referred } from '../../referrals/client/refer.ts'
export { takeKeys } from '../../client/case-keys.ts'
export { openRecord } from '../../client/records.ts'
export type { Session } from '../../client/session.ts'
export type { Send } from '../../api/client.ts'
