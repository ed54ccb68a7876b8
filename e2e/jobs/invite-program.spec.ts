// The administrator of the clinic invites the clinic's own system: one role, a last day, and an invitation that is read on its machine. It
// joins from the command line, and stands among the colleagues as a program, until its day.

import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { joinProgram } from '../../bin/refer.ts'
import { visit } from '../hands.ts'
import { looksRight, shot } from '../stage.ts'
import { job } from './job.ts'

const lastDay = new Date(Date.now() + 90 * 86_400_000).toISOString().slice(0, 10)

job(
  {
    number: 'S391',
    profession: 'administrator',
    who: 'amara-admin',
    what: 'a program of the house invited, with one role and a last day; it joins and stands as one',
    goal: { presses: 9, seconds: 45 },
    isKept: true,
  },
  {
    before: () => Promise.resolve(),
    async work(admin) {
      const { page } = admin
      await admin.open(/^Colleagues/)
      await admin.button('Invite somebody')
      const sheet = page.getByRole('dialog')
      await admin.press(sheet.getByRole('button', { name: /Who comes in/ }))
      await admin.press(page.getByRole('option', { name: 'A program of ours' }))
      await admin.type(sheet.getByLabel(/Handle/), 'clinic')
      await admin.day(sheet.getByRole('group', { name: 'Its last day' }), lastDay)
      await admin.press(sheet.getByText('Caseworker', { exact: true }))
      await looksRight(page)
      await shot(page, 'invite-program-en-1280')
      await admin.press(sheet.getByRole('button', { name: 'Make the invitation' }))
      const secret = page.locator('output.secret')
      await admin.sees(secret)
      await shot(page, 'invited-program-en-1280')
      return secret.innerText()
    },
    async after({ stage, at }, _there, secret) {
      const folder = await mkdtemp(join(tmpdir(), 'continuum-job-'))
      try {
        const file = join(folder, 'program.json')
        const silent = { read: async () => secret, out: () => true, err: () => true }
        expect(await joinProgram(file, stage.url, silent)).toBe(0)
        expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ handle: 'program-clinic' })
      } finally {
        await rm(folder, { recursive: true })
      }
      const admin = await at('amara-admin')
      await visit(admin, '/people')
      await expect(admin.getByText(/^Program, until/)).toBeVisible()
      await expect(admin.getByRole('button', { name: 'Let in' })).toHaveCount(0)
    },
  },
)
