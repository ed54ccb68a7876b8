// Questions that are asked before somebody needs their answer.
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Send } from '../../api/client.ts'
import { askingAhead, forgetAhead, takingAhead } from './ahead.ts'

const ask = { method: 'GET', headers: {} }
let sent: string[]
const send = (status = 200) =>
  vi.fn<Send>(async (path) => {
    sent.push(path)
    return new Response(JSON.stringify({ asked: sent.length }), { status })
  })

beforeEach(() => {
  sent = []
  vi.useFakeTimers({ toFake: ['performance'] })
})
afterEach(() => {
  forgetAhead()
  vi.useRealTimers()
})

it('gives the answer once to whoever asks the same, and asks anew the second time', async () => {
  const line = send()
  const answer = await askingAhead(line)('/api/work?whose=mine', ask)
  expect(await answer.json()).toEqual({ asked: 1 })
  const take = takingAhead(line)
  expect(await (await take('/api/work?whose=mine', ask)).json()).toEqual({ asked: 1 })
  expect(await (await take('/api/work?whose=mine', ask)).json()).toEqual({ asked: 2 })
})

it('gives nobody the answer to another question', async () => {
  const line = send()
  const logs = (n: number) => ({ method: 'POST', headers: {}, body: JSON.stringify({ after: [{ n }] }) })
  await askingAhead(line)('/api/organisations/logs', logs(0))
  expect(await (await takingAhead(line)('/api/organisations/logs', logs(7))).json()).toEqual({ asked: 2 })
})

it('gives no answer that is older than some seconds, and none after the keys were put away', async () => {
  const line = send()
  await askingAhead(line)('/api/work', ask)
  vi.advanceTimersByTime(9_000)
  expect(await (await takingAhead(line)('/api/work', ask)).json()).toEqual({ asked: 2 })
  await askingAhead(line)('/api/work', ask)
  forgetAhead()
  expect(await (await takingAhead(line)('/api/work', ask)).json()).toEqual({ asked: 4 })
})

it('asks in earnest where the early answer was lost or a refusal', async () => {
  await askingAhead(send(503))('/api/work', ask)
  expect((await takingAhead(send())('/api/work', ask)).status).toBe(200)
  const lost = askingAhead(() => Promise.reject(new TypeError('no line')))('/api/work', ask)
  await expect(lost).rejects.toThrow('no line')
  expect((await takingAhead(send())('/api/work', ask)).status).toBe(200)
})
