// A night desk as an organisation of a test names it: by two administrators where there are two, and agreed to by those who carry cases.

import { signIn, type Colleague } from '../demo/actor.ts'
import { refreshHome } from '../src/client/logs.ts'
import { agreeToChange } from '../src/organisations/client/members.ts'
import { agreeToNightDesk, nameNightDesk } from '../src/takeovers/client/night-desk.ts'
import { passphrase, type TestNetwork } from './people.ts'

interface Named {
  by: Colleague
  /** The handle of the other administrator. */
  second?: string
  circle: number
  /** Who agrees, each for a circle that they are in. */
  agreed: readonly (readonly [Colleague, number])[]
}

export async function nameNight(
  { staff }: Pick<TestNetwork, 'staff'>,
  { by, second, circle, agreed }: Named,
): Promise<void> {
  const { waits } = await nameNightDesk(by, circle)
  if (waits && second) {
    const other = await signIn(staff, second, passphrase)
    const { waiting } = await refreshHome(other)
    await agreeToChange(other, waiting.find(({ t }) => t === 'night')!.n)
  }
  for (const [who, own] of agreed) await agreeToNightDesk(who, own)
}
