// From twelve lives to a country: the same stories with other people, in other languages and ages, with other
// organisations, begun on another day and come to another point.

import { chanceOf, type Chance } from './chance.ts'
import { winding } from './ending.ts'
import { demoLanguages, names } from './names.ts'
import type { Role } from './play.ts'
import type { Life, Persona, Scene, World } from './stage.ts'

/** The first lives as they are written, the others varied, `count` in all; and what happens besides. */
export function rolesOf(
  lives: readonly Life[],
  besides: readonly Life[],
  world: World,
  count: number,
): Role[] {
  const files = Array.from({ length: count }, (_, n) => {
    const life = lives[n % lives.length]!
    return n < lives.length ? asWritten(life, world) : varied(life, world, n)
  })
  return [...files, ...besides.map((life) => asWritten(life, world))]
}

function personaOf(life: Pick<Life, 'persona'>, chance: Chance, more: Partial<Persona> = {}): Persona {
  const { language } = { ...life.persona, ...more }
  const { first, last } = names[language]
  // Ofcom keeps these numbers for fiction.
  const phone = `07700 900${chance.between(100, 999)}`
  return { ...life.persona, language, name: `${chance.pick(first)} ${chance.pick(last)}`, phone, ...more }
}

function asWritten(life: Life, world: World): Role {
  const chance = chanceOf(life.id)
  const scene: Scene = {
    world,
    told: life.id,
    persona: personaOf(life, chance),
    chance,
    cast: life.cast ?? {},
    tracks: new Map(),
    agreed: new Map(),
  }
  return { life, scene, strict: true }
}

/** Organisations that can stand in for each other. */
const carriers = ['amara', 'odile', 'lucia', 'marko', 'amara', 'yusra'] as const
const shelters = ['hana', 'marko'] as const

function varied(life: Life, world: World, n: number): Role {
  const chance = chanceOf(`${life.id} ${n}`)
  const child = life.persona.ageGroup !== 'adult'
  const ageGroup = child
    ? life.persona.ageGroup
    : chance.pick(['adult', 'adult', 'adult', 'adult', 'adult', 'adult', 'adult', 'unsure', 'child'] as const)
  const persona = personaOf(life, chance, { language: demoLanguages[n % demoLanguages.length]!, ageGroup })
  // Children go to those who are there for them; whoever carries a case does not refer it to themselves.
  const caseworker = ageGroup === 'adult' ? chance.pick(carriers) : chance.pick(['yusra', 'amara'] as const)
  const asTold = child || life.cast?.caseworker === 'noor'
  const shelter = caseworker === 'marko' ? 'hana' : chance.pick(shelters)
  const cast = { ...life.cast, ...(asTold ? {} : { caseworker }), shelter }
  const length = life.steps.at(-1)?.day ?? 0
  // More people came lately than a year ago; some have come only yesterday.
  const began = Math.ceil(2 + 380 * chance.next() ** 2.2)
  const stop = chance.happens(0.3) ? chance.next() * length : length
  // In some places hands were short once: the first weeks took twice as long, and what was due then was late. Only where the
  // story could still come to its end since.
  const lost = 30
  const shortOfHands =
    began > Math.max(60, length + lost + 20) && chanceOf(`${life.id} ${n} hands`).happens(0.45)
  const delayed = (day: number) => (day < 0.05 ? day : Math.min(3 + day * 2.5, day + lost))
  const steps = life.steps
    .filter((step) => step.day <= stop)
    .map((step) => (shortOfHands ? { ...step, day: delayed(step.day) } : step))
  const scene: Scene = {
    world,
    persona,
    chance,
    cast,
    tracks: new Map(),
    agreed: new Map(),
    ...(shortOfHands && { shortOfHands }),
  }
  const over = Math.max(steps.at(-1)?.day ?? 0, stop, 20) + chance.between(4, 30)
  const ending = chance.happens(0.8) ? winding(over) : []
  return {
    life: { ...life, id: `${life.id}-${n}`, began, steps: [...steps, ...ending] },
    scene,
    strict: false,
  }
}
