// Faults in what is done every day: papers, requests for help, drafts, names, and the person's own page.

import type { Fault } from './client-fault.ts'

const referral = 'src/referrals/client/send-referral.test.ts'
const lawyer = 'src/cases/client/begin-privileged.test.ts'
const draft = 'src/client/drafts.test.ts'
const passkey = 'src/accounts/client/passkey-name.test.ts'
const naming = 'src/organisations/client/give-name.test.ts'
const bringing = 'src/papers/client/bring-paper.test.ts'
const reading = 'src/papers/client/read-paper.test.ts'
const answering = 'src/identification/client/answer-request.test.ts'
const call = 'src/identification/client/take-call.test.ts'
const asking = 'src/identification/client/send-request.test.ts'
const becoming = 'src/identification/client/become-case.test.ts'
const signing = 'src/portal/client/sign.test.ts'
const composing = 'src/portal/client/compose.test.ts'
const heading = 'src/cases/header-list.test.ts'

export const everydayFaults: readonly Fault[] = [
  {
    act: 'referral',
    does: 'tells the form nothing of what has been done',
    file: 'src/referrals/client/send-referral.ts',
    from: '      keep(ids)\n',
    to: '',
    test: [referral, 'Amara presses again because no answer came, and the clinic has one referral'],
  },
  {
    act: 'privileged',
    does: 'begins the part for the lawyer’s house and not for the person’s card',
    file: 'src/cases/client/begin-part.ts',
    from: 'person !== undefined && !person.frozen',
    to: 'false',
    test: [lawyer, 'Ines begins a part that Mariam’s card opens and Amara’s house does not'],
  },
  {
    act: 'privileged',
    does: 'begins a part while the auditor’s gate is closed',
    file: 'src/cases/client/begin-part.ts',
    from: '  mayWrap(session)\n',
    to: '',
    test: [lawyer, 'Ines begins no part while something does not hold in her organisation’s trail'],
  },
  {
    act: 'draft',
    does: 'seals a draft for another place than it was typed at',
    file: 'src/client/drafts.ts',
    from: 'vault.sealDraft({ name, value })',
    to: "vault.sealDraft({ name: 'draft', value })",
    test: [draft, 'Amara begins to type in one window and goes on in another'],
  },
  {
    act: 'draft',
    does: 'fails where a draft does not open',
    file: 'src/client/drafts.ts',
    from: 'line.open(place, draft).catch(() => undefined)',
    to: 'line.open(place, draft)',
    test: [draft, 'what Samir is shown of Amara’s draft is nothing to him, and keeps him from nothing'],
  },
  {
    act: 'name',
    does: 'seals the name of a passkey for any passkey',
    file: 'src/accounts/client/passkey-name.ts',
    from: '`passkey.${credential}`',
    to: '`passkey.${credential.slice(0, 0)}`',
    test: [passkey, 'Amara reads what she called her passkey; Samir does not, nor does she at another one'],
  },
  {
    act: 'name',
    does: 'seals a colleague’s name for nobody in particular',
    file: 'src/organisations/client/give-name.ts',
    from: '...nameLabel(circle, person)',
    to: "...nameLabel(circle, '')",
    test: [naming, 'Amara names Samir, and Noor reads it at Samir and at nobody else'],
  },
  {
    act: 'name',
    does: 'seals the name of a team for another team',
    file: 'src/organisations/client/give-name.ts',
    from: '...teamNameLabel(circle, team)',
    to: '...teamNameLabel(circle, team + 1)',
    test: [
      naming,
      'Samir renames the team that he is in, and Noor, who is not in it, reads what it is called',
    ],
  },
  {
    act: 'paper',
    does: 'sends every piece again after a line broke',
    file: 'src/papers/client/bring-paper.ts',
    from: '.filter((one) => !there.includes(one))',
    to: '',
    test: [
      bringing,
      'a line that stays broken leaves the paper where it is, and the next try sends only what is missing',
    ],
  },
  {
    act: 'paper',
    does: 'seals a paper anew at each press',
    file: 'src/papers/client/bring-paper.ts',
    from: 'paper.begun ??= await',
    to: 'paper.begun = await',
    test: [bringing, 'Amara presses again because no answer came to its beginning, and there is one paper'],
  },
  {
    act: 'paper',
    does: 'says that a paper is whole which was stopped',
    file: 'src/papers/client/bring-paper.ts',
    from: '  if (paper.stop) return false\n',
    to: '',
    test: [bringing, 'Amara stops a paper, and what is not on its way yet is not sent'],
  },
  {
    act: 'paper',
    does: 'leaves out the day on which it was brought',
    file: 'src/papers/client/bring-paper.ts',
    from: 'said: { on: await today(session), ...about },',
    to: 'said: { ...about },',
    test: [
      bringing,
      'Amara brings a passport: its name, its kind and its day are sealed with it, and it comes back to the byte',
    ],
  },
  {
    act: 'paper',
    does: 'waits for no broken line',
    file: 'src/papers/client/bring-paper.ts',
    from: 'if (!isLine || rest === undefined || paper.stop) throw error',
    to: 'if (isLine || rest === undefined || paper.stop) throw error',
    test: [bringing, 'a line that breaks for a moment is waited for, and Amara is told of nothing'],
  },
  {
    act: 'paper',
    does: 'shows a paper under whatever name the server gives its writer',
    file: 'src/papers/client/read-paper.ts',
    from: 'shownAs(opened[at], label, nameOf)',
    to: 'shownAs(opened[at], label, () => undefined)',
    test: [reading, 'a paper that the server passes off as the lawyers’ own is shown to nobody as theirs'],
  },
  {
    act: 'request',
    does: 'sends an answer a second time after it has arrived',
    file: 'src/identification/client/report-thread.ts',
    from: 'const isSent = isSame && messages.some(',
    to: 'const isSent = before === null && messages.some(',
    test: [
      answering,
      'Rosa presses again because no answer came, and her words stand once, whether the thread was read anew or not',
    ],
  },
  {
    act: 'request',
    does: 'takes the same words said again for those that arrived',
    file: 'src/identification/client/report-thread.ts',
    from: '  writing.sealed = undefined\n',
    to: '',
    test: [answering, 'Rosa says the same words a second time, and means them a second time'],
  },
  {
    act: 'request',
    does: 'sends an answer in another place than it was sealed for',
    file: 'src/identification/client/report-thread.ts',
    from: 'if (!isSame || before.n !== n)',
    to: 'if (!isSame)',
    test: [
      answering,
      'Mariam writes while Rosa does: the answer is sealed for its new place and reaches her',
    ],
  },
  {
    act: 'request',
    does: 'seals a call to the key that the server lists',
    file: 'src/identification/client/take-call.ts',
    from: 'await verifiedKey(session, session.circle)',
    to: '(await session.api.organisations.list({})).organisations.find((one) => one.circle === session.circle)!',
    test: [call, 'a key that the server lists as the desk’s and no log has opens no call'],
  },
  {
    act: 'request',
    does: 'takes another request under this name for its own',
    file: 'src/identification/client/send-request.ts',
    from: '    if (again) return\n',
    to: '    if (again || !again) return\n',
    test: [
      asking,
      'a page that was put back as it was sends another request under a name of its own, and none is lost',
    ],
  },
  {
    act: 'request',
    does: 'leaves out the word by which a person is sure who calls',
    file: 'src/identification/client/become-case.ts',
    from: 'word: report.codeWord',
    to: "word: ''",
    test: [
      becoming,
      'what Mariam told the hotline stands in her case as she said it, and she is found by her number',
    ],
  },
  {
    act: 'request',
    does: 'takes a case that is open already for a fault',
    file: 'src/identification/client/become-case.ts',
    from: 'if (!(await isOpenAlready(session, plan.id, fault))) throw fault',
    to: 'throw fault',
    test: [
      becoming,
      'Rosa corrects the name after the answer got lost, and is told that the case is open already',
    ],
  },
  {
    act: 'portal',
    does: 'signs a no once more from what is not true any more',
    file: 'src/portal/client/sign.ts',
    from: 'return act(await openFile(session))',
    to: 'return act(file)',
    test: [
      signing,
      'Amara speaks while Amina reads her page, and Amina’s no is signed from what is true by then',
    ],
  },
  {
    act: 'portal',
    does: 'leaves the parts of a stopped consent under the old key',
    file: 'src/portal/client/revoke.ts',
    from: 'keys: await newKeys(vault, shown, [...parts], at).catch(withoutKeys)',
    to: 'keys: []',
    test: [
      signing,
      'Amina stops the clinic: it reads nothing more, and her lawyer reads what is written under the new key',
    ],
  },
  {
    act: 'portal',
    does: 'signs a yes to whomever the page offers',
    file: 'src/portal/client/revoke.ts',
    from: 'signed?.to !== to || signed.purpose !== purpose',
    to: 'signed?.purpose !== purpose',
    test: [
      signing,
      'Amina’s card signs no yes that she did not give before: to nobody else, for no other part, for no other purpose',
    ],
  },
  {
    act: 'portal',
    does: 'sends a message under another name at each press',
    file: 'src/portal/client/compose.ts',
    from: 'nameOf(writing.message, [',
    to: 'nameOf(undefined, [',
    test: [composing, 'Amina presses again because no answer came, and her message is there once'],
  },
  {
    act: 'portal',
    does: 'writes how she is reached under the number that stands there',
    file: 'src/portal/client/compose.ts',
    from: 'const version = before + 1',
    to: 'const version = before || 1',
    test: [
      composing,
      'how Amina may be reached takes the place of what her worker wrote, also where that was written last',
    ],
  },
  {
    act: 'portal',
    does: 'leaves how she is reached under the key of whom she sent away',
    file: 'src/portal/client/compose.ts',
    from: 'reach?.contact && reach.isBehind',
    to: 'reach?.contact && !reach.isBehind',
    test: [composing, 'once the clinic is stopped, how to reach Amina lies under a key that it never had'],
  },
  {
    act: 'headers',
    does: 'leaves in the list what the server says no more',
    file: 'src/cases/client/header-list.ts',
    from: 'filled.set(bucket, headers)',
    to: 'filled.set(bucket, [...(filled.get(bucket) ?? []), ...headers])',
    test: [
      heading,
      'a case that went to a team without Jonas is gone from his list, and from what his machine keeps',
    ],
  },
  {
    act: 'headers',
    does: 'keeps on the device what was there before, and not what is true now',
    file: 'src/cases/client/header-list.ts',
    from: 'keep(session, now ?? before.rows)',
    to: 'keep(session, before.rows)',
    test: [
      heading,
      'a case that went to a team without Jonas is gone from his list, and from what his machine keeps',
    ],
  },
]
