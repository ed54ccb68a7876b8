// Faults in what decides who reads: a case opened, a card, consents, keys, hand-overs, referrals.

import type { Fault } from './client-fault.ts'

const opening = 'src/cases/client/open-case.test.ts'
const found = 'Amara opens a case, and it is found by the name that Mariam gave and by who works on it'
const toldClinic =
  'Amara opens a case, and a clinic that is told how to reach Mariam does not read what she told'
const corrected =
  'Amara corrects the form after its answer got lost, and is told that the case is open, not that another is opened'
const header = 'src/cases/client/case-header.test.ts'
const card = 'src/cases/client/give-card.test.ts'
const consent = 'src/consent/client/give-consent.test.ts'
const told = 'Mariam hears who reads which parts, why and until when, and those very words are signed'
const glass = 'src/consent/client/share-without-consent.test.ts'
const grants = 'src/client/grants.test.ts'
const rotation = 'src/client/rotate-case-keys.test.ts'
const hand = 'src/handovers/client/hand-over.test.ts'
const referral = 'src/referrals/client/send-referral.test.ts'
export const caseWorkFaults: readonly Fault[] = [
  {
    act: 'opening',
    does: 'seals X as the name by which a new case is found',
    file: 'src/cases/client/open-case.ts',
    from: 'header: { name },',
    to: "header: { name: 'X' },",
    test: [opening, found],
  },
  {
    act: 'opening',
    does: 'seals X as the name in the profile',
    file: 'src/cases/client/open-case.ts',
    from: "kind: 'profile', value: { name } }",
    to: "kind: 'profile', value: { name: 'X' } }",
    test: [opening, found],
  },
  {
    act: 'opening',
    does: 'seals what the person told beside how they are reached',
    file: 'src/cases/client/open-case.ts',
    from: "{ compartment: 'narrative', kind: 'note'",
    to: "{ compartment: 'contact', kind: 'note'",
    test: [opening, toldClinic],
  },
  {
    act: 'opening',
    does: 'opens a second case where the form was corrected after a lost answer',
    file: 'src/cases/client/open-case.ts',
    from: "!['key-reused', 'conflict']",
    to: "!['conflict']",
    test: [opening, corrected],
  },
  {
    act: 'opening',
    does: 'forgets what else stood in the header when a name is corrected',
    file: 'src/cases/client/case-header.ts',
    from: 'header: { worker: handle, ...opened[0]?.header, name },',
    to: 'header: { worker: handle, name },',
    test: [header, 'Amara corrects a name, and the case is found by it and still by the telephone number'],
  },
  {
    act: 'card',
    does: 'gives a second card and leaves the first one open',
    file: 'src/cases/client/give-card.ts',
    from: '  giving.freeze = circle\n',
    to: '',
    test: [
      card,
      'Amara’s line breaks before the case is wrapped, and the next card leaves the first one opening nothing',
    ],
  },
  {
    act: 'card',
    does: 'makes other words at each press',
    file: 'src/cases/client/give-card.ts',
    from: 'giving.made ??= await makeWords(session)',
    to: 'giving.made = await makeWords(session)',
    test: [card, 'Amara presses again because no answer came, and it is the same card'],
  },
  {
    act: 'card',
    does: 'makes a card while the auditor’s gate is closed',
    file: 'src/cases/client/give-card.ts',
    from: '  mayWrap(session)\n',
    to: '',
    test: [card, 'no card is made while something does not hold in the organisation’s trail'],
  },
  {
    act: 'consent',
    does: 'reads out, signs and keeps the words without the parts',
    file: 'src/consent/client/consent-text.ts',
    from: "say('person.who.sees', { parts }), ",
    to: '',
    test: [consent, told],
  },
  {
    act: 'consent',
    does: 'keeps other words than those whose hash is signed',
    file: 'src/consent/client/give-consent.ts',
    from: 'const agreed = { how: method, language, words,',
    to: "const agreed = { how: method, language, words: words.split('\\n')[0]!,",
    test: [consent, told],
  },
  {
    act: 'consent',
    does: 'tells the person only of what is given now, not of all that is read',
    file: 'src/consent/client/give-consent.ts',
    from: '{ recipient, told, purpose, until, language,',
    to: '{ recipient, compartments: told, purpose, until, language,',
    test: [
      consent,
      'Mariam hears of the parts that the clinic reads already too, though only the new one is given',
    ],
  },
  {
    act: 'consent',
    does: 'asks in English whatever the person understands',
    file: 'src/consent/client/give-consent.ts',
    from: 'await session.speak(language)',
    to: "await session.speak('en')",
    test: [
      consent,
      'Mariam is asked in Spanish, and the words are kept in Spanish where her own card opens them',
    ],
  },
  {
    act: 'consent',
    does: 'seals why glass is broken in a part that nobody is given',
    file: 'src/consent/client/share-without-consent.ts',
    from: 'compartment: compartments[0] as Compartment,',
    to: "compartment: 'narrative' as Compartment,",
    test: [
      glass,
      'Amara asks to break glass: nothing opens until Noor agrees, and then the clinic reads the part and the reason',
    ],
  },
  {
    act: 'consent',
    does: 'agrees to broken glass while the auditor’s gate is closed',
    file: 'src/consent/client/break-glass.ts',
    from: '  mayWrap(session)\n  await readCase(session, caseId)\n  await knowCircles(session, [to], caseId)\n  await sendStatement(\n    session,\n    caseId,\n    async () => session.vault.agreeToBreak(',
    to: '  await readCase(session, caseId)\n  await knowCircles(session, [to], caseId)\n  await sendStatement(\n    session,\n    caseId,\n    async () => session.vault.agreeToBreak(',
    test: [glass, 'Noor does not agree while something does not hold in the trail, and may still refuse'],
  },
  {
    act: 'grant',
    does: 'gives again what has arrived already',
    file: 'src/client/grants.ts',
    from: '  if (await isGivenBefore(session.vault, await today(session), given, isChanged)) return\n',
    to: '',
    test: [consent, 'Amara presses again because no answer came, and Mariam’s one yes is one consent'],
  },
  {
    act: 'grant',
    does: 'takes a consent with another last day for the one that arrived',
    file: 'src/client/grant-retry.ts',
    from: 'if (changed || !isSame || !isSameYes)',
    to: 'if (changed)',
    test: [
      consent,
      'Amara corrects the day after the first try has arrived, and is told that the first terms are in force',
    ],
  },
  {
    act: 'grant',
    does: 'takes another reason for the one that arrived',
    file: 'src/client/grant-retry.ts',
    from: 'if (changed || !isSame || !isSameYes)',
    to: 'if (!isSame || !isSameYes)',
    test: [
      glass,
      'Amara presses again with another reason after the first has arrived, and is told that the first stands',
    ],
  },
  {
    act: 'grant',
    does: 'wraps keys while the auditor’s gate is closed',
    file: 'src/client/grants.ts',
    from: '  mayWrap(session)\n  const { caseId, to } = given\n  await readCase(session, caseId)\n  if (await isGivenBefore(session.vault,',
    to: '  const { caseId, to } = given\n  await readCase(session, caseId)\n  if (await isGivenBefore(session.vault,',
    test: [consent, 'no key is given while something does not hold in the organisation’s trail'],
  },
  {
    act: 'grant',
    does: 'keeps in the vault what the server has refused',
    file: 'src/client/case-keys.ts',
    from: '      await session.vault.forgetCase({ caseId })\n      await takeAgain(session, caseId).catch(() => undefined)\n',
    to: '',
    test: [
      consent,
      'what the server refuses was never said: Amara’s vault shows no consent, and the next one is good',
    ],
  },
  {
    act: 'grant',
    does: 'stops the first of what is shown and leaves the rest open',
    file: 'src/client/grants.ts',
    from: 'session.memory.begunToStop, shown)',
    to: 'session.memory.begunToStop, shown.slice(0, 1))',
    test: [grants, 'Mariam stops both consents, and neither the clinic nor the lawyer reads on'],
  },
  {
    act: 'grant',
    does: 'raises an alarm over what it has stopped itself',
    file: 'src/client/grants.ts',
    from: 'session.memory.begunToStop, shown)',
    to: 'new Set(), shown)',
    test: [
      grants,
      'an answer gets lost after the first of them, and pressing again stops the other one without an alarm',
    ],
  },
  {
    act: 'rotation',
    does: 'brings no log of those who stay up to date',
    file: 'src/client/rotate-case-keys.ts',
    from: '  await knowCircles(session, await signedReaders(session, caseId, compartments), caseId)\n',
    to: '',
    test: [
      rotation,
      'Amara comes back and rotates what is due: the lawyer, whose log she has not read since, reads on',
    ],
  },
  {
    act: 'rotation',
    does: 'writes how the person is reached under the number that it had before',
    file: 'src/client/rotate-case-keys.ts',
    from: 'version: contact.version + 1 }',
    to: 'version: contact.version }',
    test: [rotation, 'how Mariam is reached lies under the new key at once, which the clinic never had'],
  },
  {
    act: 'rotation',
    does: 'leaves how the person is reached under the old key',
    file: 'src/client/rotate-case-keys.ts',
    from: '  if (!contact) return []\n',
    to: '  if (contact || !contact) return []\n',
    test: [rotation, 'how Mariam is reached lies under the new key at once, which the clinic never had'],
  },
  {
    act: 'rotation',
    does: 'rotates before the end of a consent is said',
    file: 'src/client/rotate-case-keys.ts',
    from: '  await revokeEnded(session, caseId)\n',
    to: '',
    test: [
      rotation,
      'what Mariam stopped on a page without script is said in the chain before her keys are new',
    ],
  },
  {
    act: 'rotation',
    does: 'rotates while the auditor’s gate is closed',
    file: 'src/client/rotate-case-keys.ts',
    from: '  mayWrap(session)\n',
    to: '',
    test: [rotation, 'nothing is rotated while something does not hold in the organisation’s trail'],
  },
  {
    act: 'rotation',
    does: 'leaves the name under the circle’s key that whoever left has',
    file: 'src/client/rotate-case-keys.ts',
    from: '    const header = await resealHeader(session, caseId, shown)\n',
    to: '    const header = undefined\n',
    test: [
      rotation,
      'a colleague leaves, and every case of the house is found by its name under the key that they never had',
    ],
  },
  {
    act: 'hand-over',
    does: 'signs to a recipient whose name and log it has not checked',
    file: 'src/handovers/client/hand-over.ts',
    from: '  await knowCircles(session, [recipientCircle], caseId)\n',
    to: '',
    test: [hand, 'Amara hands nothing to a house that the server lists under another name than it has'],
  },
  {
    act: 'hand-over',
    does: 'keeps the keys of a case that it has handed over',
    file: 'src/handovers/client/hand-over.ts',
    from: '  await vault.forgetCase({ caseId })\n',
    to: '',
    test: [
      hand,
      'Amara hands the case over: Rosa carries and reads it, and Amara’s vault holds no key of it any more',
    ],
  },
  {
    act: 'hand-over',
    does: 'takes for granted that the case has been opened in this vault',
    file: 'src/handovers/client/hand-over.ts',
    from: '  await takeKeys(session, caseId)\n',
    to: '',
    test: [hand, 'Amara signs in anew and hands over what she has not opened since'],
  },
  {
    act: 'referral',
    does: 'takes what has arrived for refused when it is sent again',
    file: 'src/referrals/client/send-referral.ts',
    from: "    if (error.code === 'unavailable') know({ unanswered: [...sending.ids.unanswered, content] })\n",
    to: '',
    test: [referral, 'Amara presses again because no answer came, and the clinic has one referral'],
  },
  {
    act: 'referral',
    does: 'sends a second referral after a lost answer',
    file: 'src/referrals/client/send-referral.ts',
    from: 'know({ unanswered: [...sending.ids.unanswered, content] })',
    to: 'know({ track: newId() })',
    test: [referral, 'Amara presses again because no answer came, and the clinic has one referral'],
  },
  {
    act: 'referral',
    does: 'opens the part to the recipient before they accept',
    file: 'src/referrals/client/send-referral.ts',
    from: '{ whenAccepted: true, ...(value',
    to: '{ ...(value',
    test: [referral, 'the clinic reads nothing before it accepts, and then the part and the letter'],
  },
  {
    act: 'referral',
    does: 'ends a consent by one that is for less',
    file: 'src/consent/client/give-consent.ts',
    from: '    ...(more.whenAccepted && { beside: true }),\n',
    to: '',
    test: [referral, 'a second referral for less of it leaves the first consent standing'],
  },
  {
    act: 'referral',
    does: 'seals the letter in a part that the recipient does not get',
    file: 'src/referrals/client/send-referral.ts',
    from: 'const compartment = letterPart(value)',
    to: "const compartment = 'narrative' as const",
    test: [referral, 'the clinic reads nothing before it accepts, and then the part and the letter'],
  },
  {
    act: 'referral',
    does: 'gives a second key for what the recipient reads already',
    file: 'src/referrals/client/send-referral.ts',
    from: 'wanted.filter((part) => !reads(part))',
    to: 'wanted',
    test: [
      referral,
      'what the clinic reads already by Mariam’s yes is not given again: the referral rests on that yes',
    ],
  },
  {
    act: 'referral',
    does: 'sends a changed consent as if it were the one that arrived',
    file: 'src/referrals/client/send-referral.ts',
    from: '    if (!changed) return ids.consent\n    // What',
    to: '    if (ids.tried !== undefined) return ids.consent\n    // What',
    test: [
      referral,
      'Amara changes the parts after the consent has arrived, and is told that the first one is in force',
    ],
  },
]
