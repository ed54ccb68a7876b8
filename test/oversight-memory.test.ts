// What Amara’s windows remember of the last look at the trail: a new one knows of it before it has looked itself, also where the
// server keeps silent or gives back nothing; and it is forgotten only when a look has found that all is well.
import { describe, expect, it } from 'vitest'
import { testDatabase } from './database.ts'
import { newNetwork } from './people.ts'
import { memoryOf } from '../src/oversight/client/memory.ts'

const network = await newNetwork(await testDatabase())
let houses = 0

/** Amara, her machine, and windows on it; `silent` is a server that answers nothing of what she keeps with it. */
async function house() {
  houses += 1
  const amara = await network.organisation(`House ${'abcdefgh'[houses]}`, 'ngo', [])
  const machine = () => {
    const kept = new Map<string, string>()
    return {
      read: async (name: string) => kept.get(name),
      write: async (name: string, sealed: string) => void kept.set(name, sealed),
      kept,
    }
  }
  const silent = {
    accounts: {
      readDraft: () => Promise.reject(new Error('silence')),
      saveDraft: () => Promise.reject(new Error('silence')),
    },
  }
  const window = (here: ReturnType<typeof machine>, api: object = amara.api) =>
    memoryOf({ api: api as typeof amara.api, vault: amara.vault, here })
  const isBroken = async (memory: ReturnType<typeof memoryOf>) => {
    let told = false
    await memory.tellBroken(amara.id, () => (told = true))
    return told
  }
  return { amara, machine, silent, window, isBroken }
}

describe('a new window of the caseworker', () => {
  it('remembers a failed audit check, on her machine and a new one, until a check succeeds', async () => {
    const { amara, machine, window, isBroken } = await house()
    const [hers, other] = [machine(), machine()]
    expect(await isBroken(window(hers))).toBe(false)
    await window(hers).rememberTrail(amara.id, true)
    expect([await isBroken(window(hers)), await isBroken(window(other))]).toEqual([true, true])
    await window(hers).rememberTrail(amara.id, false)
    expect([await isBroken(window(hers)), await isBroken(window(other))]).toEqual([false, false])
  })

  it('remembers it although the server was silent when it was stored, and still is', async () => {
    const { amara, machine, silent, window, isBroken } = await house()
    const hers = machine()
    const found = window(hers, silent)
    await expect(found.rememberTrail(amara.id, true)).rejects.toThrow('silence')
    expect(await isBroken(window(hers, silent))).toBe(true)
    expect(await isBroken(window(hers)), 'a server that says it knows nothing of it').toBe(true)
  })

  it('keeps it while other things are stored at the same time: a pin, a verified case', async () => {
    const { amara, machine, window, isBroken } = await house()
    const hers = machine()
    const memory = window(hers)
    await Promise.all([
      memory.rememberTrail(amara.id, true),
      memory.suspectOf(amara.id, 'a case'),
      memory.rememberLook(amara.id, '2026-11-25'),
    ])
    const next = window(machine())
    expect([await isBroken(next), await next.lookedOn(amara.id)]).toEqual([true, '2026-11-25'])
  })

  it('shows it to nobody without her keys: what lies on the machine is sealed', async () => {
    const { amara, machine, window } = await house()
    const hers = machine()
    await window(hers).rememberTrail(amara.id, true)
    expect([...hers.kept.values()].join()).not.toMatch(/trail|broken/i)
  })
})
