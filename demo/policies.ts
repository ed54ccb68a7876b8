// Policies of the invented organisations: two that the coordinator shares with the network, and some that hold in one house.

import { newId } from '../src/api/new-id.ts'
import type { InputOf } from '../src/api/endpoint.ts'
import type { policiesApi } from '../src/policies/api.ts'
import { dayFrom, type Act } from './stage.ts'

type Written = Pick<InputOf<typeof policiesApi.write>, 'kinds' | 'title' | 'steps'>

const texts = {
  bed: {
    kinds: ['placement', 'hotel_night'],
    title: 'A bed for tonight',
    steps: [
      'Ask the person first: which part of town is not safe, and who comes along.',
      'Ask every house with a free room at once; say how many and how old, no name.',
      'No house answers within an hour: ring the night desk and pay for a hotel.',
      'Nobody sleeps at a police station because it is late.',
    ],
  },
  missing: {
    kinds: ['missing'],
    title: 'Somebody did not come back',
    steps: [
      'Call the safe way that they chose; leave no message.',
      'A child: tell the Children’s Office within the hour.',
      'An adult: look at the plan that they made for this, and do what it says.',
      'When they are back: offer a talk, and ask nothing at the door.',
    ],
  },
  keys: {
    kinds: ['consent', 'referral'],
    title: 'Before a page leaves the house',
    steps: [
      'Read the page aloud in the person’s language, with an interpreter where one is needed.',
      'Give the part that the reader needs, and no other.',
      'Say how to stop it, and write down the day on which it ends.',
    ],
  },
  night: {
    kinds: ['risk', 'close_watch'],
    title: 'Two at the door after dark',
    steps: [
      'Nobody opens alone between ten and six.',
      'Look at the list of who must not come near, before the door is opened.',
      'Write down who asked and for whom, also where nobody was let in.',
    ],
  },
  calls: {
    kinds: ['contact'],
    title: 'A call in which nobody speaks',
    steps: [
      'Say slowly who we are, and that one may press a key for yes.',
      'Stay three minutes; give the number once more before you ring off.',
      'Count the call; do not ring back.',
    ],
  },
} as const satisfies Record<string, { kinds: readonly string[]; title: string; steps: readonly string[] }>

/** Writes one, answers for it, and says in how many days it is looked at again; `shared`: with the whole network. */
export const policy =
  (name: keyof typeof texts, days: number, shared = false): Act =>
  async (_scene, who) => {
    const { title, kinds, steps } = texts[name]
    const written: Written = { title, kinds: [...kinds], steps: [...steps] }
    const more = { language: 'en', shared, owner: who.id, reviewOn: dayFrom(days) }
    await who.api.policies.write({ id: newId(), ...written, ...more })
  }

/** Its owner has looked at it, and it stands for so many days more. */
export const lookedAt =
  (name: keyof typeof texts, days: number): Act =>
  async (_scene, who) => {
    const { policies } = await who.api.policies.list({})
    const { id } = policies.find(({ title, isOurs }) => isOurs && title === texts[name].title)!
    await who.api.policies.review({ id, reviewOn: dayFrom(days) })
  }
