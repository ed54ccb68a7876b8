// The measurement itself: the same function runs in Node and, as its own text, in a page of Chromium. So it uses nothing
// but its two parameters.

import type { Data } from './sealing-data.ts'

/** Calls of a vault by name: the same in the process or through a worker's port. */
export type Calls = (name: string, args: unknown) => Promise<unknown>

export interface Times {
  replay: number
  headers: number
  openCase: number
  openCaseSlow: number
  rotateKeys: number
  moves: number
  list: number
}

/** Milliseconds. `calls` belongs to a vault that has been unlocked and holds nothing yet. */
export async function measure(calls: Calls, data: Data): Promise<Times> {
  const timed = async (work: () => Promise<unknown>): Promise<number> => {
    const began = performance.now()
    await work()
    return performance.now() - began
  }
  await calls('takePins', { pins: [data.pins] })
  const replay = await timed(() => calls('learnLog', { organisation: 1, statements: data.log, home: true }))
  for (const { organisation, log } of data.others) await calls('learnLog', { organisation, statements: log })
  await calls('addCircles', { circles: [data.circle] })

  const headers = await timed(async () => {
    const { opened } = (await calls('openHeaders', { headers: data.headers })) as { opened: unknown[] }
    if (opened.length !== data.headers.length) throw new Error('not every header opened')
  })

  const each: number[] = []
  for (const { file, records } of data.cases)
    each.push(
      await timed(async () => {
        await calls('receiveKeys', file)
        const found = (await calls('openRecords', { records })) as { value?: unknown }[]
        if (found.some(({ value }) => value === undefined)) throw new Error('a record did not open')
      }),
    )
  each.sort((a, b) => a - b)

  for (const file of data.due) await calls('receiveKeys', file)
  const rotateKeys = await timed(async () => {
    for (let from = 0; from < data.due.length; from += 25)
      await Promise.all(
        data.due.slice(from, from + 25).map(async ({ caseId }) => {
          const compartments = ['contact']
          const readers = [1, 2, 3].map((circleId) => ({ circleId, compartments }))
          await calls('rotateKeys', { at: data.at, caseId, compartments, readers, why: 'rotation' })
          await calls('sealHeader', { caseId, header: { name: 'Olena Shevchenko' }, circles: [1] })
        }),
      )
  })
  const check = async (lines: unknown[]): Promise<void> => {
    const checked = (await calls('checkMoves', { lines })) as { lines: { refused?: string }[] }
    if (checked.lines.some(({ refused }) => refused !== undefined)) throw new Error('a move was refused')
  }
  // A page of fifty rows shows the newest move of fifty processes.
  const page = data.moves.slice(0, 50).map((line) => ({ ...line, statements: line.statements.slice(-1) }))
  const list = await timed(() => check(page))
  const moves = await timed(() => check(data.moves))
  return {
    moves,
    list,
    replay,
    headers,
    openCase: each[Math.floor(each.length / 2)] ?? 0,
    openCaseSlow: each[Math.floor(each.length * 0.95)] ?? 0,
    rotateKeys,
  }
}
