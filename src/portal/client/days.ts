// Which day it is. The clock of a telephone may be wrong, and a server may say any: what is in force goes by the earlier of the
// two days, so that nobody who can read is left out, and where they are far apart nothing is said to be whole. An invented country lives on
// a day of its own, and there that day alone counts.

import { earliestDay, minuteOf } from '../../sealing/minute.ts'
import type { OpenFile } from './open-file.ts'

type Clocks = Pick<OpenFile, 'ahead'> & Partial<Pick<OpenFile, 'isPractice'>>

const dayMs = 86_400_000
const dayAt = (time: number): string => new Date(time).toISOString().slice(0, 10)

const counted = ({ ahead, isPractice = false }: Clocks): number =>
  Date.now() + (isPractice ? ahead : Math.min(ahead, 0))

/** The earlier of this device's day and the network's. */
export const today = (clocks: Clocks): string => dayAt(counted(clocks))

/** The day that it may still be where the person is: what ends with it can still be stopped. */
export const todayThere = (clocks: Clocks): string => earliestDay(`${today(clocks)}T00:00Z`)

/** Whether the two are no more than a day apart, where they should be. */
export const clocksAgree = ({ ahead, isPractice = false }: Clocks): boolean =>
  isPractice || Math.abs(ahead) <= dayMs

/** The minute for what is signed, by the network's clock: with any other it would be refused. */
export const minute = ({ ahead }: Clocks): string => minuteOf(new Date(Date.now() + ahead))

/** How long a yes that is given again lasts: as it was to last, where that day is ahead; else as long as usual. */
const usualDays = 90
export function untilAgain(clocks: Clocks, until: string): string {
  const usual = dayAt(counted(clocks) + usualDays * dayMs)
  return until > today(clocks) ? until : usual
}
