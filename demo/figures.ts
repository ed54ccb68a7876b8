// Tables of the invented country: two that the ministry asked for and the coordinator signed, and one that still waits for its second signature.

import { newId } from '../src/api/new-id.ts'
import type { InputOf } from '../src/api/endpoint.ts'
import type { figuresApi } from '../src/measures/api/figures.ts'
import type { Colleague } from './actor.ts'
import { founder } from './cast.ts'

type Asked = InputOf<typeof figuresApi.ask>

/** Of the newest whole months, once the facts of the story are mixed; without a ministry, none. */
export async function releaseTables(people: ReadonlyMap<string, Colleague>): Promise<void> {
  const [ministry, coordinator] = [people.get('sofia'), people.get(founder.handle)]
  if (!ministry || !coordinator) return
  const months = (await ministry.api.figures.list({})).months.slice(-6)
  const [from, to] = [months[0], months.at(-1)]
  if (from === undefined || to === undefined) return
  const ask = async (attribute: Asked['attribute'], accuracy: Asked['accuracy']): Promise<string> => {
    const id = newId()
    await ministry.api.figures.ask({ id, attribute, across: null, from, to, accuracy })
    return id
  }
  for (const attribute of ['gender', 'exploitation'])
    await coordinator.api.figures.sign({ id: await ask(attribute, 'fair') })
  await ask('sector', null)
}
