// How it was: after a help was given, three questions about it, one help at a time. Without script the answers are counted and nobody's; with
// it the island adds the choice of one reader, for whom alone they are sealed. Nothing here tells whether somebody answered.

import { Hono } from 'hono'
import { html } from 'hono/html'
import { addresses } from '../../api/addresses.ts'
import { isProblem } from '../../api/problem.ts'
import { field, readForm } from '../../http/page-action.ts'
import { back, fault, inLanguage, type Html } from '../../http/page.ts'
import type { Messages } from '../../language/messages.ts'
import { feedbackAnswers, feedbackIn, feedbackQuestions } from '../../voice/feedback.ts'
import { answerFeedback, readReceived, type Received } from '../../voice/server/feedback.ts'
import type { Entry } from './entry.ts'
import { radio } from './radio.ts'
import { readerTemplate } from './voice-form.ts'

interface Shown {
  received: readonly Received[]
  hasIsland: boolean
  /** The name of what is said above. */
  said?: { name: string; isFault?: boolean }
  /** What was chosen, where something is missing. */
  chosen?: (question: string) => string
}

export function feedbackPages({ show, asPerson }: Entry, hasIsland: boolean): Hono {
  const app = new Hono()
  app.get(`${inLanguage}${addresses.feedback}`, (c) =>
    asPerson(c, 'none', async (run) => {
      const received = await run(readReceived)
      return show(c, addresses.feedback, (speak) => feedbackBody(speak, { received, hasIsland }))
    }),
  )
  app.post(`${inLanguage}${addresses.feedback}`, async (c) => {
    const fields = await readForm(c)
    const chosen = (question: string) => field(fields, question)
    const answers = feedbackIn(chosen)
    const isAside = chosen('aside') === '1'
    const track = chosen('track')
    return asPerson(c, 'none', async (run) => {
      const isMissing = !isAside && !answers
      const isDone =
        /^[0-9a-f-]{36}$/.test(track) &&
        !isMissing &&
        (await run(async (ctx) => {
          await answerFeedback(ctx, track, isAside ? undefined : answers)
          return true
        }).catch((error: unknown) => {
          if (isProblem(error) && error.code === 'not-found') return false
          throw error
        }))
      const received = await run(readReceived)
      const name = isDone ? (isAside ? 'aside.done' : 'counted') : 'pick'
      const shown = { received, hasIsland, said: { name, isFault: !isDone }, ...(isMissing && { chosen }) }
      return show(c, addresses.feedback, (speak) => feedbackBody(speak, shown), {
        status: isDone ? 200 : 422,
      })
    })
  })
  return app
}

function feedbackBody(speak: Messages, { received, hasIsland, said, chosen }: Shown): Html {
  const t = speak.text
  const [first] = received
  return html`<h1>${t('person.feedback')}</h1>
    ${
      !said
        ? ''
        : said.isFault
          ? fault(t(`person.feedback.${said.name}`))
          : html`<div class="n f" role="status">${t(`person.feedback.${said.name}`)}</div>`
    }${first ? askForm(speak, first, { chosen, hasIsland }) : html`<p>${t('person.feedback.none')}</p>`}${back(speak, addresses.portal, 'person.back')}`
}

function askForm(
  speak: Messages,
  { track, service, place, day }: Received,
  { chosen = () => '', hasIsland }: { chosen?: Shown['chosen']; hasIsland: boolean },
): Html {
  const t = speak.text
  const name = t(`person.service.${service}`, undefined, t(`service.${service}`))
  return html`<form
      method="post"
      action="/${speak.language}${addresses.feedback}"
      data-feedback="${service}"
      data-sent="${t('person.own.sent')}"
      data-pick="${t('person.feedback.pick')}"
    >
      <input type="hidden" name="track" value="${track}" />
      <h2>${name}</h2>
      <p>${place ? html`<bdi>${place}</bdi> · ` : ''}${speak.day(day)}</p>
      <p>${t('person.feedback.lead')}</p>
      ${feedbackQuestions.map(
        (question) =>
          html`<fieldset>
            <legend>${t(`person.feedback.${question}`)}</legend>
            ${feedbackAnswers.map((answer) =>
              radio(question, answer, chosen(question) === answer, t(`person.feedback.answer.${answer}`)),
            )}
          </fieldset>`,
      )}
      <p class="s" id="counted">${t('person.feedback.only.counted')}</p>
      <button class="b">${t('help.send')}</button>
    </form>
    <form method="post" action="/${speak.language}${addresses.feedback}">
      <input type="hidden" name="track" value="${track}" />
      <button class="b v" name="aside" value="1">${t('person.feedback.aside')}</button>
    </form>
    ${hasIsland ? feedbackReaders(speak) : ''}`
}

/** What the island adds where answers can be locked in the browser. */
const feedbackReaders = (speak: Messages): Html =>
  html`<template id="v"
    ><fieldset>
      <legend>${speak.text('person.feedback.who')}</legend>
      <label class="w"
        ><input type="radio" name="to" value="" checked /><span
          >${speak.text('person.feedback.nobody')}<br /><small
            >${speak.text('person.feedback.only.counted')}</small
          ></span
        ></label
      >
      <div data-at="readers"></div>
    </fieldset>
    <label data-at="words" hidden
      ><span class="l">${speak.text('person.voice.text')}</span
      ><small>${speak.text('person.voice.reader.sealed')}</small
      ><textarea name="feedback" rows="3" maxlength="4000" dir="auto"></textarea></label
    >${readerTemplate(speak)}</template
  >`
