// Two parts of a screen read the same log in the same moment: a list that is drawn and a button that is pressed.
import { expect, test } from 'vitest'
import { gather, turn } from '../sealing/vault-cast.ts'
import { learn, learnHome, type ChainLine } from './chain-reader.ts'

const sleep = (ms: number) =>
  new Promise<void>((done) => {
    setTimeout(done, ms)
  })

test('Mira’s window that reads a log twice at once takes neither for a log that was tampered with', async () => {
  const { mira, sato, shelter, clinic } = await gather()
  const logs = new Map([shelter, clinic].map((house) => [house.organisation, house.log]))
  // Asked in the same moment, answered one after the other.
  let asked = 0
  const line: ChainLine = {
    vault: mira.vault,
    queue: { last: Promise.resolve() },
    alone: (work) => work(),
    logs: async ({ after }) => {
      await sleep(20 * asked++)
      return {
        logs: after.map(({ organisation, n }) => ({
          organisation,
          statements: logs.get(organisation)?.slice(n) ?? [],
        })),
      }
    },
  }
  await turn(sato, clinic, ['sato'])
  const again = () => learn(line, shelter.organisation, [clinic.organisation], { again: true })
  await Promise.all([again(), again(), learnHome(line, shelter.organisation), again()])
  const { heads } = await mira.vault.logHeads()
  expect(heads.find(({ organisation }) => organisation === clinic.organisation)?.n).toBe(clinic.log.length)
})
