// Which tests and stories still call the vault to seal, wrap or sign by themselves, and why. What a person does in Continuum is
// pressed as the product's own client presses it (src/client/, src/<feature>/client/): a second copy beside it drifts, and a fault in
// the first one goes unseen. Whoever plays somebody malicious does so in test/malicious-server/; the vault itself is tested in src/sealing/.

/** The vault's calls that seal, wrap or sign. */
const calls = [
  'openCase|beginCompartment|grant|revoke|rotateKeys|transferCase|assignCase|stateOnCase|includePerson|agreeToBreak|declineToBreak|breakAlone|nameDutyCircle|takeOver',
  'sealRecord|sealHeader|sealForCircle|sealDraft|sealToPerson|sealToCircle|sealReportMessage|beginFile|sealPiece|noteForCard',
  'stateInLog|rotateCircle|admitToCircle|inviteMember|bringOrganisation|foundOrganisation|joinOrganisation',
  'readyToGuard|nameGuardians|agreeToReadmit|stopReadmission',
  'nameRecoveryShares|sealToRecoveryShares|cosignCheckpoint',
].join('|')

/** What seals without a vault: a request for help, on whatever device. */
const bare = 'sealFor|sealReport|sealMessage'

/** How often a text does so. */
export const sealingCallsIn = (text: string): number =>
  [...text.matchAll(new RegExp(String.raw`vault\s*\??\.\s*(?:${calls})\(|(?<![.\w])(?:${bare})\(`, 'gi'))]
    .length

/** The files that do, how often, and why: each sends what our client would not. It only gets shorter. */
export const remaining: Readonly<Record<string, readonly [times: number, why: string]>> = {
  'src/conferences/conferences.test.ts': [
    1,
    'minutes for somebody who was not there, which the server has to refuse',
  ],
  'src/cases/header-list.test.ts': [
    1,
    'headers of five hundred cases that nobody opened: what they weigh counts',
  ],
  'src/papers/papers.test.ts': [1, 'pieces out of their order, changed, or in another’s place'],
  'src/portal/server/withdrawal-told.test.ts': [1, 'a rotation for a reader whom the chain does not name'],
  'src/law/change.test.ts': [1, 'a second signature to a file that the server lost'],
  'src/law/restored.test.ts': [
    1,
    'a law that is agreed to although its file is lost: the product’s client reads it first',
  ],
  'src/messages/messages.test.ts': [1, 'a message sealed in another part'],
  'src/cases/legal-hold.test.ts': [1, 'a case without the legal part, as older ones are'],
  'src/consent/waiting.test.ts': [1, 'a rotation that leaves out who waits'],
  'src/consent/on-whose-word.test.ts': [1, 'a yes whose words are left out or exchanged'],
  'src/consent/break-glass.test.ts': [1, 'an order without its reference'],
  'src/consent/sealed-anew.test.ts': [1, 'a rotation with a note beside it'],
  'src/consent/alone.test.ts': [2, 'a doctor alone; a yes that says whether she was told'],
  'src/portal/server/withdrawal.test.ts': [
    2,
    'her signature where the law says no, and a worker’s in place of hers',
  ],
  'src/accounts/server/recovery.test.ts': [2, 'shares that are named past their place in the log'],
  'test/security.test.ts': [1, 'a case opened with a key for somebody whom nobody agreed to'],
  'test/oversight.test.ts': [1, 'a head signed by somebody else'],
  'src/portal/client/ways.test.ts': [1, 'a record of another kind by her own door'],
  'src/client/grant-retry.test.ts': [3, 'the server’s part is played by hand, on two vaults'],
}
