// When something was said: near the network's time, and in a minute that there is.

import { expect, it } from 'vitest'
import type { Ctx } from '../../http/context.ts'
import { checkMoment } from './log.ts'

const now = { now: new Date('2026-11-26T12:00:00Z') } as Ctx
const said = (at: string) => () => checkMoment(now, { at } as Parameters<typeof checkMoment>[1])

it('is taken within ten minutes of the network’s time', () => {
  for (const at of ['2026-11-26T12:00Z', '2026-11-26T11:50Z', '2026-11-26T12:10Z'])
    expect(said(at), at).not.toThrow()
})

it('is refused further away, and in a minute that no calendar has', () => {
  for (const at of [
    '2026-11-26T11:48Z',
    '2026-11-26T12:12Z',
    '2026-11-25T12:00Z',
    '9999-99-99T99:99Z',
    '2026-11-26T24:99Z',
  ])
    expect(said(at), at).toThrow('refused')
})
