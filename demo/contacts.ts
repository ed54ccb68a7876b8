// Asking for help without a name, as it really happens: on the public page of somebody's telephone, without script, with
// sixteen digits to come back with; by telephone; and the hotline's side of both.

import { v7 as newId } from 'uuid'
import { addresses } from '../src/api/addresses.ts'
import { readReport } from '../src/identification/form.ts'
import { answerRequest, openRequest } from '../src/identification/client/answer-request.ts'
import { sealCall, sendCall } from '../src/identification/client/take-call.ts'
import { emptyReport, type Report } from '../src/identification/report.ts'
import { namesOf } from '../src/identification/same-form.ts'
import { keyPairFromSeed, newSecret } from '../src/sealing/keys.ts'
import { toText } from '../src/sealing/text.ts'
import { go } from './acts.ts'
import { sentence } from './sentences.ts'
import { now, type Act, type Scene } from './stage.ts'

/** Posts a form of the public host, as a telephone without script does. Answers with the page. */
export async function postForm(
  scene: Scene,
  path: string,
  fields: Record<string, string>,
  cookie = '',
): Promise<Response> {
  const headers = { 'content-type': 'application/x-www-form-urlencoded', ...(cookie ? { cookie } : {}) }
  const init = { method: 'POST', headers, body: new URLSearchParams(fields) }
  const response = await scene.world.public.request(path, init)
  // A form of her own page is answered at an address of its own.
  const answer = response.headers.get('location') ?? ''
  return answer.includes('?r=') ? scene.world.public.request(answer, { headers: { cookie } }) : response
}

const contactId = (scene: Scene): string => newId({ msecs: now().getTime(), random: scene.chance.bytes(16) })

/** Somebody asks for help on the public page; the digits stay with them. */
export const askOnPage =
  (safe: 'yes' | 'no' | 'unsure' = 'unsure'): Act =>
  async (scene, who) => {
    // Who is not told in full calls: a page would cost a second of sealing for numbers that nobody keeps.
    if (!scene.told) return takeCall(safe)(scene, who)
    const { language } = scene.persona
    const seed = toText(scene.chance.bytes(16))
    const story = sentence(language, 'request', scene.chance)
    const answers = { safe, story, wish: 'talk', channel: 'here' }
    const page = await postForm(scene, `/${language}${addresses.help}`, { seed, ...answers, send: '1' })
    // The request is called as it grows from this form and its answers.
    const { report } = readReport('help', language, (name) =>
      Object.entries(answers).flatMap(([key, value]) => (key === name ? [value] : [])),
    )
    const { id } = await namesOf(seed, report, false)
    const digits = /\d{4} \d{4} \d{4} \d{4}/.exec(await page.text())?.[0]
    if (!digits) throw new Error('the page gave no receipt')
    scene.receipt = digits
    scene.world.keep.receipts.push({ language, digits })
    scene.contact = { track: id }
    scene.tracks.set('contact', { id, kind: 'contact', state: 'new', version: 1 })
  }

/** A call, written down at the desk and sealed to it. Nobody asked for a receipt, so its key is thrown away. */
export const takeCall =
  (
    safe: 'yes' | 'no' | 'unsure' = 'unsure',
    channel: 'telephone' | 'chat' | 'in_person' = 'telephone',
    kind: 'help' | 'labour' = 'help',
  ): Act =>
  async (scene, who) => {
    const { language } = scene.persona
    const [enc, sig] = await Promise.all([
      keyPairFromSeed('enc', newSecret()),
      keyPairFromSeed('sig', newSecret()),
    ])
    const report: Report = {
      ...emptyReport(kind, language),
      safe,
      story: sentence(language, 'request', scene.chance),
    }
    const keys = {
      locator: toText(newSecret(16)),
      encPublic: toText(enc.publicKey),
      sigPublic: toText(sig.publicKey),
    }
    const call = await sealCall(who, report, { words: '', keys }, contactId(scene))
    const track = await sendCall(who, call, { ...report, by: channel })
    scene.contact = { track: track.id }
    scene.tracks.set(track.kind, track)
  }

/** How urgent it is; a call was sorted while it was answered. */
export const triage =
  (urgency: 'now' | 'day' | 'routine'): Act =>
  async (scene, who) => {
    if (scene.tracks.get('contact')?.state === 'new') await go('contact', 'triage', { urgency })(scene, who)
  }

/** A call in which nobody spoke: counted, and nothing is asked. */
export const silentCall: Act = async (scene, who) =>
  void (await who.api.reports.countSilentCall({ id: contactId(scene) }))

/** The hotline reads the request and answers in the same thread. */
export const answerContact: Act = async (scene, who) => {
  const { contact } = scene
  if (!contact) throw new Error('nobody has asked yet')
  const request = await who.api.reports.read({ track: contact.track })
  await openRequest(who, request)
  await answerRequest(who, request, sentence(scene.persona.language, 'answer', scene.chance))
  const { state, version } = await who.api.reports.read({ track: contact.track })
  scene.tracks.set('contact', { id: contact.track, kind: 'contact', state, version })
}

/** The person agreed to more than a conversation: the contact is linked to a case that opens now. */
export const linkContact: Act = (scene, who) =>
  go('contact', 'link', {
    basis: scene.persona.ageGroup === 'adult' ? 'person_agreed' : 'child_duty',
    age_group: scene.persona.ageGroup,
  })(scene, who)

/** On her own page, with the words of her card, the person stops sharing with somebody. */
export const withdrawOnOwnPage =
  (name: string): Act =>
  async (scene, who) => {
    // Whose words nobody knows says it to whoever carries the case.
    if (!scene.told) return go(name, 'withdraw')(scene, who)
    const { language } = scene.persona
    const entered = await postForm(scene, `/${language}${addresses.enter}`, {
      words: scene.card?.words ?? '',
    })
    const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? ''
    const track = scene.tracks.get(name)
    const sent = await postForm(
      scene,
      `/${language}${addresses.whoCanSee}`,
      { track: track?.id ?? '' },
      cookie,
    )
    // A form is answered at an address of its own.
    const answer = sent.headers.get('location')
    const stopped = answer ? await scene.world.public.request(answer, { headers: { cookie } }) : sent
    if (stopped.status !== 200) throw new Error(`her own page could not stop the sharing: ${stopped.status}`)
    if (track) scene.tracks.set(name, { ...track, state: 'withdrawn' })
  }
