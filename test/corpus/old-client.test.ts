// The client of commit 0fe7ee2 before chains that are made today: it refuses them in words (a newer release is needed) and calls nothing an
// attack. `0fe7ee2/old-replay.mjs.br` is that commit's own code (src/sealing/{chain,org-log,case-chain}.ts, bundled as it was).

import { readFileSync, rmSync, writeFileSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { brotliDecompressSync } from 'node:zlib'
import { afterAll, describe, expect, it } from 'vitest'
import { agree, openCase } from '../../demo/case-work.ts'
import { readStatement, type Statement } from '../../src/sealing/chain.ts'
import { fromText } from '../../src/sealing/text.ts'
import { testDatabase } from '../database.ts'
import { newNetwork } from '../people.ts'

const folder = mkdtempSync(join(tmpdir(), 'continuum-old-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const packed = readFileSync(join(import.meta.dirname, '0fe7ee2', 'old-replay.mjs.br'))
writeFileSync(join(folder, 'old-replay.mjs'), brotliDecompressSync(packed))

type Place = { network: string; about: string; id: string }
type People = { keysOf: () => readonly Uint8Array[]; isIn: () => boolean }
/** What that commit exports, as far as it is called here. */
interface Old {
  NO_HEAD: object
  NO_ORGANISATION: object
  NO_CASE: object
  organisationRules: (network: string, organisation: number) => object
  caseRules: (people: People) => object
  replay: (
    place: Place,
    statements: readonly Statement[],
    rules: object,
    from: object,
  ) => Promise<{ n: number }>
}
const old = (await import(pathToFileURL(join(folder, 'old-replay.mjs')).href)) as Old

const network = await newNetwork(await testDatabase())
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker'])
const bashir = await network.organisation('City Clinic', 'clinic', ['health'])
const { organisation } = amara
const log = async (): Promise<Statement[]> => {
  const { logs } = await amara.api.organisations.logs({ after: [{ organisation, n: 0 }] })
  return logs[0]!.statements
}

describe('a client from before rules 2', () => {
  it('asks for a newer release where a house’s log begins by rules 2', async () => {
    const statements = await log()
    expect(readStatement(statements[0]!).v).toBe(2)
    const place = { network: amara.network, about: 'organisation', id: String(organisation) }
    const rules = old.organisationRules(amara.network, organisation)
    const reads = old.replay(place, statements, rules, { ...old.NO_HEAD, now: old.NO_ORGANISATION })
    await expect(reads).rejects.toMatchObject({ code: 'unknown-suite' })
  })

  it('asks for one where a case’s chain does, whoever signed it', async () => {
    const { id } = await openCase(amara, { name: 'Mariam Test', language: 'ar', story: 'What she told.' })
    const terms = { recipient: bashir.circle, compartments: ['health'], purpose: 'health_care' } as const
    await agree(amara, id, terms, network.state.now())
    const statements = (await amara.api.cases.read({ id })).statements as Statement[]
    const { members } = await amara.vault.viewLog({ organisation })
    const keys = members.flatMap(({ sig }) => (sig ? [fromText(sig)] : []))
    const rules = old.caseRules({ keysOf: () => keys, isIn: () => true })
    const place = { network: amara.network, about: 'case', id }
    const reads = old.replay(place, statements, rules, { ...old.NO_HEAD, now: old.NO_CASE })
    await expect(reads).rejects.toMatchObject({ code: 'unknown-suite' })
  })
})
