// After somebody has left: which cases owe new keys, who makes them, and what the one who left can then open.
import { expect, it } from 'vitest'
import type { Colleague } from '../../demo/actor.ts'
import { lineOf } from '../client/logs.ts'
import { agree, openCase, takeKeys, rotateDue } from '../../demo/case-work.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import { learn } from '../client/chain-reader.ts'
import { suspendMember } from '../organisations/client/members.ts'

const network = await newNetwork(await testDatabase())

const leave = (admin: Colleague, user: string) => suspendMember(admin, user)

it('two cases owe new keys when Omar leaves; Amara makes them, and nobody has looked at anything by it', async () => {
  const amara = await network.organisation('Harbour House', 'ngo', ['administrator', 'caseworker'])
  const omar = await network.colleague(amara, 'omar', ['caseworker'])
  const bashir = await network.organisation('City Clinic', 'clinic', ['health'])
  const cases = [
    await openCase(omar, { name: 'One', language: 'en', story: 'Words.' }),
    await openCase(omar, { name: 'Two', language: 'en', story: 'Words.' }),
  ].map(({ id }) => id)
  await takeKeys(omar, cases[0]!)
  await agree(
    omar,
    cases[0]!,
    { recipient: bashir.circle, compartments: ['health'], purpose: 'health_care', language: 'en' },
    network.state.now(),
  )
  expect(await amara.api.cases.listRotationDue({})).toEqual({ cases: [], total: 0 })

  await leave(amara, omar.id)
  expect(await amara.api.cases.listRotationDue({})).toEqual({ cases: cases.toSorted(), total: 2 })
  // A clinic that reads one part is asked for nothing.
  expect(await bashir.api.cases.listRotationDue({})).toEqual({ cases: [], total: 0 })

  const looks = async () => (await amara.api.consent.list({ caseId: cases[0]! })).looks
  const before = await looks()
  await rotateDue(amara, cases[0]!)
  expect(await amara.api.cases.listRotationDue({})).toEqual({ cases: [cases[1]], total: 1 })
  expect(await looks()).toEqual(before)
  await rotateDue(amara, cases[1]!)
  expect(await amara.api.cases.listRotationDue({})).toEqual({ cases: [], total: 0 })

  // Whatever Omar kept and is shown by a server that helps him: the newest keys are none of his.
  const shown = await amara.api.cases.keys({ caseId: cases[0]! })
  const helped = {
    ...lineOf(omar),
    logs: (input: Parameters<typeof amara.api.organisations.logs>[0]) => amara.api.organisations.logs(input),
  }
  await learn(helped, omar.organisation, [...shown.logs, omar.organisation], { again: true })
  const present = Math.max(...shown.epochs.map(({ epoch }) => epoch))
  const opened = await omar.vault.receiveKeys({
    caseId: cases[0]!,
    statements: shown.statements,
    epochs: shown.epochs as never,
    wraps: [],
    ...(await amara.api.cases.proofs({ caseId: cases[0]! })),
  })
  expect(opened.held.flatMap(({ epochs }) => epochs)).not.toContain(present)
  // The clinic, whom nobody left, reads on.
  const { held } = await takeKeys(bashir, cases[0]!)
  expect(held).toEqual(['health'])
})
