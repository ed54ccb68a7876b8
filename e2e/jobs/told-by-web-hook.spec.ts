// The administrator of Harbour House has the house's own system told that there is something for its program: one address, one secret. It is
// called by the real process, with a signed message in which nothing stands.

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { Webhook } from 'standardwebhooks'
import { openReceiver } from '../../test/webhook-receiver.ts'
import { visit } from '../hands.ts'
import { looksRight, shot, signIn, type Stage } from '../stage.ts'
import { job } from './job.ts'

const lastDay = new Date(Date.now() + 90 * 86_400_000).toISOString().slice(0, 10)
const program = join(import.meta.dirname, '../../bin/continuum.ts')

/** The process that calls, as an operator starts it beside this world. */
async function startCalling(stage: Stage, host: string) {
  const folder = await stage.act<string>('amara-admin', 'dataFolder')
  const hosts = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((organisation) => `${organisation}=${host}`).join(' ')
  const child = spawn(process.execPath, [program, 'webhooks'], {
    env: { PATH: process.env['PATH'], CONTINUUM_DATA: folder, CONTINUUM_WEBHOOK_HOSTS: hosts },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (part: Buffer) => (said += part.toString()))
  const ended = once(child, 'exit')
  await expect.poll(() => said, { timeout: 30_000 }).toContain('Calling web hooks.')
  const stop = async () => {
    child.kill('SIGTERM')
    expect(await ended).toEqual([0, null])
  }
  return { said: () => said, stop }
}

job(
  {
    number: 'S470',
    profession: 'administrator',
    who: 'amara-admin',
    what: 'the house’s own system told by a signed call that there is something for its program',
    goal: { presses: 6, seconds: 40 },
    isKept: true,
  },
  {
    async before({ stage }) {
      await stage.act('amara-admin', 'waitingColleague', 'program-ledger', ['caseworker'], {
        endsOn: lastDay,
      })
      const receiver = await openReceiver(stage.ownSystemPort)
      return { receiver, calling: await startCalling(stage, receiver.host) }
    },
    async work(admin, { receiver }) {
      const { page, main } = admin
      await admin.open(/^Colleagues/)
      await admin.press(page.getByRole('link', { name: 'Web hooks' }))
      await admin.press(main.getByRole('button', { name: 'Say where program-ledger' }))
      const address = page.getByLabel(/Address/)
      await admin.type(address, `${receiver.host}/continuum`, { isThere: true })
      await looksRight(page)
      await shot(page, 'web-hook-form-en-1280')
      await admin.button('Tell it there')
      const secret = main.getByText(/^whsec_/)
      await admin.sees(secret)
      await looksRight(page)
      await shot(page, 'web-hook-secret-en-1280')
      return secret.innerText()
    },
    async after({ stage, browser }, { receiver, calling }, secret) {
      try {
        await expect.poll(() => receiver.called.length, { timeout: 70_000 }).toBe(1)
        const { path, body, headers } = receiver.called[0]!
        expect(path).toBe('/continuum')
        expect(new Webhook(secret).verify(body, headers)).toMatchObject({
          type: 'something.changed',
          data: {},
        })
        expect(calling.said()).not.toContain('/continuum')
        const admin = await signIn(browser, stage, 'amara-admin', { language: 'ar', width: 360, height: 740 })
        await visit(admin, '/people')
        await looksRight(admin)
        await shot(admin, 'people-with-program-ar-360')
        await visit(admin, '/people/web-hooks')
        await expect(admin.getByText(/^وصل إليه الاتصال/)).toBeVisible()
        await expect(admin.getByText(secret)).toHaveCount(0)
        await looksRight(admin)
        await shot(admin, 'web-hooks-ar-360')
      } finally {
        await calling.stop()
        await receiver.close()
      }
    },
  },
)
