// Two requests read a log at the same time in a process that has not checked it yet, as after a restart. Each goes on from where
// it began, whichever of them ends first.

import { expect, it, vi } from 'vitest'
import { testDatabase } from '../../../test/database.ts'
import { newNetwork } from '../../../test/people.ts'
import type { Ctx } from '../../http/context.ts'
import { fromText } from '../../sealing/text.ts'

const network = await newNetwork(await testDatabase())
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker'])
const { organisation } = amara
const { logs } = await amara.api.organisations.logs({ after: [{ organisation, n: 0 }] })
const rows = logs[0]!.statements.map(({ body, signature }, at) => ({
  organisation,
  n: at + 1,
  body,
  signature: Buffer.from(fromText(signature)),
}))

// What this process has checked so far stands in the module: another one knows nothing yet, as after a restart.
vi.resetModules()
const { logsOf } = await import('./log.ts')

/** A request whose rows come when they are given. */
function request() {
  const { promise, resolve } = Promise.withResolvers<typeof rows>()
  const after: (() => unknown)[] = []
  const ctx = {
    network: network.state.network(),
    tx: { rows: () => promise },
    afterCommit: (act: () => unknown) => void after.push(act),
  } as unknown as Ctx
  return {
    read: logsOf(ctx, [organisation]),
    answer: () => resolve(rows),
    commit: () => after.map((act) => act()),
  }
}

it('a request that ends second reads the same log as the one that ended first', async () => {
  const [first, second] = [request(), request()]
  first.answer()
  const read = (await first.read).get(organisation)
  first.commit()
  second.answer()
  expect((await second.read).get(organisation)).toEqual(read)
  expect(read?.n).toBe(rows.length)
})
