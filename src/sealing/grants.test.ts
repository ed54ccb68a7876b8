// Grants, withdrawals, new epochs and notes in any order: at each moment exactly those can open a case who are granted
// now, and nobody opens with old keys what was written after they lost the grant.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newSecret } from './keys.ts'
import { createVault } from './vault.ts'
import type { Compartment, CompartmentEpoch, LocalVault, RecordToOpen, Wrap } from './vault-shape.ts'

const COMPARTMENTS: Compartment[] = ['identity', 'health', 'legal']
const caseId = 'case-1'
const network = 'lumenia'

type Circle = { circleId: number; publicKey: string; vault: LocalVault }

async function circle(circleId: number): Promise<Circle> {
  const vault = createVault()
  vault.holdKek(newSecret())
  const { user } = await vault.enrol({ network, userId: `user-${circleId}` })
  const members = [{ memberId: 'me', encPublic: user.encPublic }]
  const { publicKey } = await vault.newCircle({ circleId, members })
  return { circleId, publicKey, vault }
}

const shelter = await circle(1)
const others = await Promise.all([2, 3, 4].map(circle))

type Step =
  | { do: 'grant'; who: number; compartment: Compartment }
  | { do: 'withdraw'; who: number; compartment: Compartment }
  | { do: 'rekey'; compartment: Compartment }
  | { do: 'write'; compartment: Compartment }

const compartment = fc.constantFrom(...COMPARTMENTS)
const who = fc.nat(others.length - 1)
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('grant' as const), who, compartment }),
  fc.record({ do: fc.constant('withdraw' as const), who, compartment }),
  fc.record({ do: fc.constant('rekey' as const), compartment }),
  fc.record({ do: fc.constant('write' as const), compartment }),
)

/** What a server would store, and what it hands out: wraps of one's own circles only. */
type Stored = { epochs: CompartmentEpoch[]; wraps: Wrap[]; records: RecordToOpen[] }

function granted(grants: Set<string>, circleId: number): Compartment[] {
  return COMPARTMENTS.filter((name) => grants.has(`${circleId}/${name}`))
}

async function take(stored: Stored, next: { epochs?: CompartmentEpoch[]; wraps: Wrap[] }): Promise<void> {
  stored.epochs.push(...(next.epochs ?? []))
  stored.wraps.push(...next.wraps)
}

async function walk(steps: Step[]): Promise<void> {
  const grants = new Set<string>()
  const stored: Stored = { epochs: [], wraps: [], records: [] }
  const own = { circleId: 1, compartments: COMPARTMENTS }
  await take(stored, await shelter.vault.openCase({ caseId, compartments: COMPARTMENTS, recipients: [own] }))

  const rekey = async (touched: Compartment): Promise<void> => {
    const recipients = others.map(({ circleId, publicKey }) => ({
      circleId,
      publicKey,
      compartments: granted(grants, circleId),
    }))
    await take(
      stored,
      await shelter.vault.rekey({ caseId, compartments: [touched], recipients: [own, ...recipients] }),
    )
  }
  const write = async (at: Compartment): Promise<RecordToOpen> => {
    const where = {
      caseId,
      compartment: at,
      table: 'notes',
      row: `${stored.records.length}`,
      field: 'text',
      version: 1,
    }
    const record = { ...where, ...(await shelter.vault.sealRecord({ ...where, value: where.row })) }
    stored.records.push(record)
    return record
  }

  for (const next of steps) {
    const other = 'who' in next ? others[next.who]! : undefined
    const name = `${other?.circleId}/${next.compartment}`
    if (next.do === 'grant' && !grants.has(name)) {
      grants.add(name)
      const recipient = { ...other!, compartments: [next.compartment] }
      const { circleId, publicKey, compartments } = recipient
      await take(
        stored,
        await shelter.vault.grant({ caseId, recipient: { circleId, publicKey, compartments } }),
      )
    } else if (next.do === 'withdraw' && grants.has(name)) {
      // The strongest position: they have fetched everything a moment before, and stay unlocked.
      await other!.vault.receiveKeys({ caseId, ...stored })
      grants.delete(name)
      stored.wraps = stored.wraps.filter(
        (wrap) => wrap.circleId !== other!.circleId || wrap.compartment !== next.compartment,
      )
      await rekey(next.compartment)
      await expect(other!.vault.openRecord(await write(next.compartment))).rejects.toThrow('no-key')
    } else if (next.do === 'rekey') await rekey(next.compartment)
    else if (next.do === 'write') await write(next.compartment)
  }

  for (const { circleId, vault } of others) {
    const { held } = await vault.receiveKeys({ caseId, ...stored })
    expect(held.map((one) => one.compartment).sort()).toEqual(granted(grants, circleId).sort())
    const opened = await vault.openRecords({ records: stored.records })
    for (const [at, record] of stored.records.entries()) {
      const may = grants.has(`${circleId}/${record.compartment}`)
      expect(opened[at]).toEqual(may ? { value: record.row } : { refused: 'no-key' })
    }
  }
}

test('who can open is who is granted now', async () => {
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 24 }), walk), { numRuns: 60 })
})
