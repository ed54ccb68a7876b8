// The three ways on her page: the same eight questions on each, none marked, and the gaps told. One is opened at a time; each can be put
// aside, brought back, or talked about.

import { dayIn } from '../../language/day.ts'
import { wayQuestions, waysFor } from '../../solutions/ways.ts'
import type { OpenCase } from '../client/open-file.ts'
import { waysIn } from '../client/ways.ts'
import { element } from './element.ts'
import { inItsLanguage } from './in-its-language.ts'

/** A sentence of the page by its name. */
type Say = (name: string) => string

export function wayLines(say: Say, cases: readonly OpenCase[]): HTMLElement[] {
  const { ways, aside } = waysIn(cases)
  if (!ways) return [element('p', say('ways.untold')), button(say, 'talk', 'all')]
  return waysFor[ways.origin].map((way) => {
    const one = document.createElement('details')
    one.dataset['way'] = way
    const isAside = aside.includes(way)
    const summary = element('summary', say(`ways.way.${way}`))
    if (isAside) summary.append(` · ${say('ways.isAside')}`)
    one.append(summary)
    for (const question of wayQuestions) {
      const answer = ways.answers[way]?.[question]
      one.append(element('b', say(`ways.ask.${question}`)))
      if (!answer) {
        one.append(element('p', say('ways.notAsked'), 's'))
        continue
      }
      one.append(
        answer.text
          ? inItsLanguage(element('p', answer.text, 'r'), answer.text, ways.language)
          : element('p', say('ways.asked')),
      )
      one.append(
        element(
          'p',
          [answer.by, dayIn(document.documentElement.lang, answer.on)].filter(Boolean).join(' · '),
          's',
        ),
      )
    }
    one.append(button(say, 'talk', way), button(say, isAside ? 'back' : 'aside', way))
    return one
  })
}

function button(say: Say, act: string, way: string): HTMLElement {
  const form = document.createElement('form')
  form.dataset['do'] = 'way'
  form.dataset['act'] = act
  form.dataset['way'] = way
  form.append(element('button', say(`ways.${act}`), 'b v'))
  return form
}
