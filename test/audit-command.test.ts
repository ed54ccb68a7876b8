// What the board member's nephew reads who checks an exported trail.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import { verifyFiles } from '../bin/audit.ts'
import { makeCheckpoint } from '../src/oversight/server/checkpoints.ts'
import { takeTrail } from '../src/oversight/client/export.ts'
import { testDatabase } from './database.ts'
import { newNetwork } from './people.ts'

const database = await testDatabase()
const network = await newNetwork(database)

it('the audit command verifies one checkpoint, and names the one of several files that is no audit trail', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'continuum-trail-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  let said = ''
  const output = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    said += String(text)
    return true
  })
  onTestFinished(() => output.mockRestore())
  await makeCheckpoint(database, network.secrets, network.state)
  const trail = join(folder, 'trail.jsonl')
  writeFileSync(trail, (await takeTrail(network.founder.api)).join(''))
  expect(await verifyFiles([trail])).toBe(0)
  expect(said).toContain('At 1 checkpoint the lines are those that were signed.')
  expect(said).toContain("Each checkpoint carries the server's signature (1 checkpoint).")
  expect(said).toContain('in the newest checkpoint (once).')
  expect(said).not.toMatch(/\b1 \w+s\b/)

  const other = join(folder, 'letter.txt')
  writeFileSync(other, 'Dear board,')
  await expect(verifyFiles([trail, other])).rejects.toThrow(`${other}: This is no exported audit trail.`)
})
