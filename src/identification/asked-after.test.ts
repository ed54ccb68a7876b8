// A man rings and asks for his wife. He is told neither yes nor no; what he said waits for whoever looks after safety, sealed, and no case comes
// of it. Whoever writes on the public page cannot feign such a note.

import { expect, it } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import { openRequest } from './client/answer-request.ts'
import { keepAskedAfter, makeReceipt, sealAskedAfter, sealCall } from './client/take-call.ts'
import { emptyReport, isAboutSomebodyElse } from './report.ts'

const network = await newNetwork(await testDatabase(), { unlimited: true })
const noor = await network.organisation('Lantern Line', 'hotline', ['hotline'])
const words = 'A man who says that he is her husband.'

it('waits, unanswered, with what was said, until somebody has looked', async () => {
  const call = await sealAskedAfter(noor, words)
  await keepAskedAfter(noor, call, 'telephone')
  // Pressed again after a lost answer it is the same note.
  await keepAskedAfter(noor, call, 'telephone')
  const { reports } = await noor.api.reports.list({})
  expect(reports).toHaveLength(1)
  expect(reports[0]).toMatchObject({ track: call.id, state: 'new', urgency: 'day', holder: noor.id })
  expect(reports[0]?.dueAt).not.toBeNull()
  const { report } = await openRequest(noor, await noor.api.reports.read({ track: call.id }))
  expect(report).toMatchObject({ kind: 'asked_after', story: words })
  expect(isAboutSomebodyElse(report)).toBe(true)
})

it('is nothing that comes from the public page', async () => {
  const feigned = await sealCall(
    noor,
    { ...emptyReport('help', 'en'), kind: 'asked_after', story: words },
    await makeReceipt(noor),
  )
  const { id, sealed } = feigned
  await noor.api.reports.open({
    id,
    ...sealed,
    channel: 'web',
    urgency: 'day',
    language: null,
    answered: false,
  })
  const { report } = await openRequest(noor, await noor.api.reports.read({ track: id }))
  expect(report.kind).toBe('help')
})

it('what somebody tells of another one is no case either', () => {
  expect(isAboutSomebodyElse(emptyReport('concern', 'en'))).toBe(true)
  expect(isAboutSomebodyElse(emptyReport('help', 'en'))).toBe(false)
})
