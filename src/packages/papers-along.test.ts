// Amara seals a paper along for a dentist who has no account. It comes out of the file as it was, and went by no server.

import { expect, it } from 'vitest'
import { openCase } from '../../demo/case-work.ts'
import { bringPaper } from '../../demo/papers.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import { newSecret } from '../sealing/keys.ts'
import { fromText, toText } from '../sealing/text.ts'
import { papersAlong } from './client/papers-along.ts'
import type { Told } from './told.ts'
import { openFile } from './ui/opener/open-file.ts'

const network = await newNetwork(await testDatabase(), { unlimited: true })
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker'])
const bashir = await network.organisation('City Clinic', 'clinic', ['health'])

it('a paper goes along whole and comes out as it was, and whoever has no key of the case takes none along', async () => {
  const { id: caseId } = await openCase(amara, { name: 'Mariam Paper', language: 'ar' })
  const content = new Uint8Array(300_000).map((_, at) => (at * 31) % 251)
  const paper = { compartment: 'contact' as const, name: 'letter.pdf', content: new Blob([content]) }
  const id = await bringPaper(amara, caseId, paper)
  const bytes = (await papersAlong(amara, caseId, [id])).get(id)!
  const told: Told = {
    purpose: 'referral',
    from: 'Harbour House',
    to: 'Hill Road dental practice',
    madeOn: '2026-11-28',
    agreed: 'Agreed until then.',
    sections: [{ title: 'letter.pdf', paper: { name: 'letter.pdf', bytes } }],
  }
  const place = { network: 'lumenia', id: 'package-paper', until: '2026-12-24' }
  const answer = { caseId, key: '', token: toText(newSecret()) }
  const {
    words,
    answerKey: _key,
    ...sealed
  } = await amara.vault.sealPackage({
    ...place,
    content: { told, answer },
  })
  const file = { continuum: 1 as const, ...place, ...sealed, answerAt: 'https://example.org/en/1' }
  expect(JSON.stringify(file)).not.toContain('letter')
  const found = await openFile(file, words)
  if ('refused' in found) throw new Error(found.refused)
  const [section] = found.told.sections
  expect(section?.paper?.name).toBe('letter.pdf')
  expect(Buffer.from(fromText(section!.paper!.bytes)).equals(content)).toBe(true)
  await expect(papersAlong(bashir, caseId, [id])).rejects.toBeDefined()
})
