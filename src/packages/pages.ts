// Where the answer to a sealed package arrives. Whoever sends it has no account: the token that lay inside the package is all that says
// which one it is about, so where the form comes from does not matter, and no cookie has a part in it. Another installation hands in token and
// answer as one text, typed here. The page says whether it was taken.

import { Hono, type Context } from 'hono'
import { html } from 'hono/html'
import { addresses } from '../api/addresses.ts'
import { isProblem } from '../api/problem.ts'
import { Bytes } from '../api/words.ts'
import { spendByAddress } from '../http/budget.ts'
import { field, readForm, runPageAction } from '../http/page-action.ts'
import type { HostServices } from '../http/host-services.ts'
import { back, fault, inLanguage, page, speakerOf } from '../http/page.ts'
import { answerIn } from './answers.ts'
import { SealedAnswer } from './api.ts'
import { answerPackage } from './server/answers.ts'

const Token = Bytes(32)
/** Of the token in what is pasted, where both stand as one. */
const tokenLength = 43

/** What came of it; `lost` where it may be sent again as it is. */
type Came = 'taken' | 'refused' | 'many' | 'lost'
const statuses = { taken: 200, refused: 422, many: 429, lost: 503 } as const

export function packagePages(host: HostServices): Hono {
  const app = new Hono()
  const path = `${inLanguage}${addresses.answer}`
  app.get(path, (c) => {
    const network = host.network()
    const speak = speakerOf(c, network)
    const body = html`<h1>${speak.text('public.answer.title')}</h1>
      <p>${speak.text('public.answer.here')}</p>
      <form method="post">
        <label
          >${speak.text('public.answer.paste')}<textarea
            name="w"
            rows="5"
            dir="ltr"
            required
            autocomplete="off"
          ></textarea>
        </label>
        <button class="b">${speak.text('public.answer.send')}</button>
      </form>
      ${back(speak)}`
    return c.html(page({ speak, network, at: addresses.answer, body }))
  })
  app.post(path, async (c) => {
    const network = host.network()
    const speak = speakerOf(c, network)
    const came = await arrive(c, host, speak.language)
    const words = speak.text(`public.answer.${came}`)
    const body =
      came === 'taken'
        ? html`<h1>${speak.text('public.answer.thanks')}</h1>
            <p>${words}</p>`
        : fault(words)
    return c.html(page({ speak, network, at: addresses.answer, body, languages: 'none' }), statuses[came])
  })
  return app
}

async function arrive(c: Context, host: HostServices, language: string): Promise<Came> {
  try {
    await spendByAddress(host, 'package.answer', host.addressOf(c), { perMinute: 10 })
    const fields = await readForm(c)
    const whole = answerIn(field(fields, 'w'))
    const token = Token.safeParse(whole.slice(0, tokenLength) || field(fields, 't'))
    const answer = SealedAnswer.safeParse(whole.slice(tokenLength) || field(fields, 'a'))
    if (!token.success || !answer.success) return 'refused'
    await runPageAction(host, { actor: { kind: 'anyone' }, language }, 'package.answer', (ctx) =>
      answerPackage(ctx, token.data, answer.data),
    )
    return 'taken'
  } catch (error) {
    if (isProblem(error)) return error.code === 'too-many' ? 'many' : 'refused'
    host.fault('package.answer', error)
    return 'lost'
  }
}
